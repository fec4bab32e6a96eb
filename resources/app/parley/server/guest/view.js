// What the page shows. It decides nothing.
import { say } from './words.js';

const PAGES = ['ask', 'lobby', 'call', 'ended'];

/** Notes that the person has put away, by key. */
const putAway = new Set();

export const at = id => document.getElementById(id);

/** Shows one of the pages and takes the focus there. */
export function turnTo(page) {
  if (at(page).hidden) {
    PAGES.forEach(it => { at(it).hidden = it !== page; });
    (page === 'ask' ? at('ask-id') : at(page).querySelector('h1')).focus();
  }
}

/** Words for those who do not look: said once each. */
function announce(text) {
  if (at('state').textContent !== text) {
    at('state').textContent = text;
  }
}

export function showLobby(peer, devices, opening) {
  document.title = `Parley – ${peer}`;
  at('lobby-title').textContent = say('lobby.title', peer);
  showStream(at('preview'), devices.camera);
  at('preview').hidden = !devices.camera;
  const none = devices.problems.page !== null;
  const off = none ? 'lobby.watchOnly' : 'lobby.cameraOff';
  const text = opening ? 'lobby.opening' : devices.wanted.camera ? 'lobby.unasked' : off;
  at('placeholder-text').textContent = say(text);
  at('show-picture').hidden = opening || !devices.wanted.camera;
  at('call-button').disabled = opening;
  at('call-button').querySelector('span').textContent = say(opening ? 'lobby.preparing' : none ? 'lobby.callWatchOnly' : 'lobby.call');
  at('lobby-controls').hidden = none;
  showSwitches('lobby-mic', 'lobby-camera', devices);
  showNotes('lobby-notes', devices);
}

export function showCall(call, devices) {
  const connected = call.phase === 'connected' || call.phase === 'reconnecting';
  const words = say(`call.${call.phase}`);
  document.title = `Parley – ${call.peerName}`;
  document.body.classList.toggle('calling', !connected);
  at('peer').textContent = call.peerName;
  showStream(at('remote'), call.remote);
  at('absent').hidden = connected && call.peerState.camera;
  at('absent-text').textContent = connected ? say('call.peerCameraOff', call.peerName) : words;
  at('absent').querySelector('.avatar').textContent = initial(call.peerName);
  at('peer-muted').hidden = !connected || call.peerState.mic;
  at('pill').hidden = call.phase !== 'reconnecting';
  at('pill').textContent = words;
  at('own-tile').hidden = !devices.camera;
  showStream(at('own'), devices.camera);
  label(at('hang-up'), say(connected || call.phase === 'connecting' ? 'control.hangUp' : 'control.cancel'));
  showSwitches('mic', 'camera', devices);
  showNotes('call-notes', devices);
  announce(words);
}

export function showEnd(call, peer) {
  document.body.classList.remove('calling');
  showStream(at('remote'), null);
  showStream(at('own'), null);
  at('hear').hidden = true;
  at('ended').querySelector('.avatar').textContent = initial(call.peerName);
  at('end-title').textContent = say(`end.${call.reason}`);
  at('end-text').textContent = say(`end.${call.reason}.next`, call.peerName, peer);
  at('end-lasted').textContent = call.connectedAt ? say('end.lasted', duration(call.connectedAt)) : '';
  announce(`${at('end-title').textContent}. ${at('end-text').textContent}`);
}

export function showTime(connectedAt) {
  at('time').textContent = connectedAt ? duration(connectedAt) : '';
}

/** Minutes and seconds since then, with hours where there are any. */
function duration(since) {
  const seconds = Math.max(0, Math.floor((Date.now() - since) / 1000));
  const two = number => String(number).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return (hours ? `${hours}:${two(minutes)}` : `${minutes}`) + `:${two(seconds % 60)}`;
}

function initial(name) {
  return [...name][0].toUpperCase();
}

function showStream(video, source) {
  const track = source instanceof MediaStreamTrack ? source : null;
  const same = track ? video.srcObject?.getTracks()[0] === track : video.srcObject === source;
  if (!same) {
    video.srcObject = track ? new MediaStream([track]) : source;
  }
}

function showSwitches(microphone, camera, devices) {
  // A switch that can do nothing is not there.
  [microphone, camera].forEach(it => { at(it).hidden = devices.problems.page !== null; });
  press(at(microphone), !devices.wanted.microphone, say('control.mute'));
  press(at(camera), !devices.wanted.camera, say('control.camera'));
}

/** A switch keeps its name and tells by being pressed that the device is off. */
function press(button, off, name) {
  button.setAttribute('aria-pressed', String(off));
  label(button, name);
}

function label(button, name) {
  button.setAttribute('aria-label', name);
  button.title = name;
}

/** What does not work, each with a cross; one that was put away stays so until it comes up anew. */
function showNotes(id, devices) {
  const keys = Object.values(devices.problems).filter(Boolean);
  putAway.forEach(key => keys.includes(key) || putAway.delete(key));
  const wanted = keys.filter(key => !putAway.has(key));
  const shown = [...at(id).children].map(it => it.dataset.key);
  if (wanted.join() !== shown.join()) {
    at(id).replaceChildren(...wanted.map(note));
  }
}

function note(key) {
  const item = document.createElement('li');
  item.dataset.key = key;
  const text = document.createElement('span');
  text.textContent = say(key);
  const cross = document.createElement('button');
  cross.type = 'button';
  cross.textContent = '×';
  label(cross, say('note.close'));
  cross.addEventListener('click', () => {
    putAway.add(key);
    item.remove();
  });
  item.append(text, cross);
  return item;
}
