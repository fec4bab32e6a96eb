// Camera and microphone: opened only after a click, closed as soon as they are switched off.
const CONSTRAINTS = {
  camera: { video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 }, facingMode: 'user' } },
  microphone: { audio: true },
};
const PROBLEMS = {
  NotAllowedError: 'denied', SecurityError: 'denied', NotFoundError: 'missing', OverconstrainedError: 'missing',
  NotReadableError: 'busy', AbortError: 'busy',
};
const DEVICES = ['camera', 'microphone'];

export class Devices {
  #tracks = { camera: null, microphone: null }; #changed;
  /** What is switched on, whether or not it works. */
  wanted = { camera: true, microphone: true };
  /** Key of the sentence for each device that does not work; `page` where pages get none at all. */
  problems = { page: null, camera: null, microphone: null };

  /** @param changed told when a device goes away by itself */
  constructor(changed) {
    this.#changed = changed;
    if (!navigator.mediaDevices) {
      this.problems.page = window.isSecureContext ? 'device.unsupported' : 'device.insecure';
      this.wanted = { camera: false, microphone: false };
    }
  }

  get camera() {
    return this.#tracks.camera;
  }

  /** What a call sends now. */
  get media() {
    const { camera, microphone } = this.#tracks;
    return {
      camera, microphone,
      cameraOn: camera !== null && this.wanted.camera,
      microphoneOn: microphone !== null && this.wanted.microphone,
    };
  }

  /** Opens what is switched on and not open yet; asks the person once for both where it can. */
  async open(devices = DEVICES) {
    const missing = devices.filter(it => this.wanted[it] && !this.#tracks[it]);
    if (missing.length === 0 || this.problems.page) {
      return;
    }
    missing.forEach(it => { this.problems[it] = null; });
    const error = await this.#request(missing);
    if (error && missing.length > 1) {
      await this.#oneByOne(error);
    } else if (error) {
      this.#fail(missing[0], error);
    }
  }

  /** A microphone that is off stays open, silent; a camera is closed, so that its light goes out. */
  async switchOver(device) {
    if (this.problems.page) {
      return;
    }
    this.wanted[device] = !this.wanted[device];
    if (this.wanted[device]) {
      await this.open([device]);
    } else if (device === 'camera') {
      this.#close(device);
    }
    if (this.#tracks.microphone) {
      this.#tracks.microphone.enabled = this.wanted.microphone;
    }
  }

  release() {
    DEVICES.forEach(it => this.#close(it));
  }

  /** Both failed together: whichever the person has not refused gets a chance of its own. */
  async #oneByOne(error) {
    const refused = error.name === 'NotAllowedError' ? await Promise.all(DEVICES.map(isRefused)) : [false, false];
    const dismissed = error.name === 'NotAllowedError' && !refused.includes(true);
    for (const [i, device] of DEVICES.entries()) {
      const own = refused[i] || dismissed ? error : await this.#request([device]);
      if (own) {
        this.#fail(device, own);
      }
    }
  }

  async #request(devices) {
    try {
      const stream = await navigator.mediaDevices.getUserMedia(Object.assign({}, ...devices.map(it => CONSTRAINTS[it])));
      devices.forEach(it => this.#adopt(it, it === 'camera' ? stream.getVideoTracks()[0] : stream.getAudioTracks()[0]));
      return null;
    } catch (error) {
      return error;
    }
  }

  #adopt(device, track) {
    if (!this.wanted[device] || this.#tracks[device]) {
      track.stop(); // switched off again while the browser was asking, or asked twice
      return;
    }
    this.#tracks[device] = track;
    track.onended = () => {
      this.#tracks[device] = null;
      this.wanted[device] = false;
      this.problems[device] = `device.${device}.failed`;
      this.#changed();
    };
  }

  #fail(device, error) {
    this.wanted[device] = false;
    this.problems[device] = `device.${device}.${PROBLEMS[error.name] ?? 'failed'}`;
  }

  #close(device) {
    const track = this.#tracks[device];
    if (track) {
      track.onended = null;
      track.stop();
      this.#tracks[device] = null;
    }
  }
}

async function isRefused(device) {
  try {
    return (await navigator.permissions.query({ name: device })).state === 'denied';
  } catch {
    return false; // a browser that does not tell
  }
}
