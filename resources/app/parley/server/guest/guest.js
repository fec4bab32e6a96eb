// Parley's guest page: someone without Parley calls a person whose ID the address carries (call/ID, or call/#ID).
import { Call } from './call.js';
import { Devices } from './devices.js';
import { at, showCall, showEnd, showLobby, showTime, turnTo } from './view.js';
import { say, translate } from './words.js';

const ID = /^[A-Za-z0-9]+(?:[ _-][A-Za-z0-9]+)*$/;
const LONGEST_ID = 64;
/** The server answers these below call/ itself. */
const RESERVED = /^(?:id|peers)$/i;

const devices = new Devices(refresh);
let peer = '';
let call = null;
let shown = null;
let opening = false;

/** The ID in the address; empty where there is none. */
function idOfAddress() {
  const segment = location.pathname.split('/').pop() || location.hash.slice(1);
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function isId(text) {
  return text.length <= LONGEST_ID && ID.test(text);
}

function server() {
  const url = new URL('../peerjs', location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  url.hash = '';
  url.searchParams.set('key', document.documentElement.dataset.key);
  return url.href;
}

function refresh() {
  if (call) {
    call.send(devices.media);
    showCall(shown, devices);
  } else {
    showLobby(peer, devices, opening);
  }
}

async function busy(work) {
  opening = true;
  refresh();
  await work();
  opening = false;
  refresh();
}

async function dial() {
  if (opening || call) {
    return;
  }
  await busy(() => devices.open());
  const name = at('name').value.trim();
  call = new Call(server(), peer, name, devices.media, follow);
  follow({ phase: 'calling', peerName: peer, peerState: { mic: true, camera: true }, remote: null, connectedAt: 0 });
}

function follow(state) {
  shown = state;
  if (state.phase === 'ended') {
    call = null;
    devices.release();
    showEnd(state, peer);
    turnTo('ended');
    return;
  }
  showCall(state, devices);
  showTime(state.connectedAt);
  turnTo('call');
  listen();
}

/** A browser may want a click before there is sound. */
function listen() {
  const remote = at('remote');
  if (remote.srcObject && remote.paused) {
    remote.play().then(() => { at('hear').hidden = true; }, error => {
      at('hear').hidden = error.name !== 'NotAllowedError';
    });
  }
}

function takeId(id) {
  const wrong = !isId(id);
  at('ask-id').setAttribute('aria-invalid', String(wrong));
  at('ask-problem').textContent = wrong ? say('ask.bad') : '';
  if (wrong) {
    at('ask-id').value = id;
    turnTo('ask');
  } else {
    peer = id;
    showLobby(peer, devices, opening);
    turnTo('lobby');
  }
}

async function switchOver(device) {
  if (opening) {
    return;
  }
  const work = () => devices.switchOver(device);
  // In the lobby a microphone is opened with the call: nobody hears it before.
  if (!call && device === 'microphone' && !devices.problems.page) {
    devices.wanted.microphone = !devices.wanted.microphone;
    devices.problems.microphone = null;
    refresh();
  } else if (call) {
    await work();
    if (!call) {
      devices.release(); // it ended while the browser was asking
    }
    refresh();
  } else {
    await busy(work);
  }
}

function listenToPerson() {
  at('ask-form').addEventListener('submit', event => {
    event.preventDefault();
    const id = at('ask-id').value.trim();
    if (isId(id)) {
      history.replaceState(null, '', RESERVED.test(id) ? `#${id}` : encodeURIComponent(id));
    }
    takeId(id);
  });
  at('lobby-form').addEventListener('submit', event => {
    event.preventDefault();
    dial();
  });
  at('show-picture').addEventListener('click', () => busy(() => devices.open(['camera'])));
  at('lobby-mic').addEventListener('click', () => switchOver('microphone'));
  at('lobby-camera').addEventListener('click', () => switchOver('camera'));
  at('mic').addEventListener('click', () => switchOver('microphone'));
  at('camera').addEventListener('click', () => switchOver('camera'));
  at('hang-up').addEventListener('click', () => call?.hangUp());
  at('hear').addEventListener('click', listen);
  at('again').addEventListener('click', dial);
  at('back').addEventListener('click', () => takeId(peer));
  window.addEventListener('pagehide', () => call?.vanish());
  setInterval(() => call && showTime(shown.connectedAt), 1000);
}

translate(document);
listenToPerson();
const id = idOfAddress();
if (id) {
  takeId(id);
} else {
  turnTo('ask');
}
