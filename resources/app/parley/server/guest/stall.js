// Tells when packets stop coming while the other side should send. Pure: time is an argument.
const PATIENCE_MS = 1000;

export class StallWatch {
  #packets = 0; #arrived = 0; #stalled = false;

  /**
   * @param packets received since the call began
   * @param now milliseconds of any clock that does not jump
   * @param expected whether the other side should be sending; while it need not, silence is no stall
   * @return 'stalled', 'resumed' or null
   */
  read(packets, now, expected) {
    const more = packets > this.#packets;
    if (more || !expected) {
      this.#arrived = now;
    }
    this.#packets = packets;
    if (more && this.#stalled) {
      this.#stalled = false;
      return 'resumed';
    }
    // Before the first packet nothing has stopped.
    if (packets > 0 && !this.#stalled && now - this.#arrived > PATIENCE_MS) {
      this.#stalled = true;
      return 'stalled';
    }
    return null;
  }
}
