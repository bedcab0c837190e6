'use strict';

const grpc = require('@grpc/grpc-js');

/** A watch: every message in order, until it is told to stop. */
class Watch {
  constructor(filings, parent, cursor) {
    this.messages = [];
    this.waiting = [];
    this.stream = filings.watchFilings({ parent, cursor, heartbeat_interval: { seconds: 1 } });
    this.stream.on('data', (message) => {
      this.messages.push(message);
      this.check();
    });
    this.stream.on('error', (error) => {
      if (error.code !== grpc.status.CANCELLED) {
        this.waiting.forEach(({ reject }) => reject(error));
      }
    });
  }

  /** The messages up to the first that is wanted. */
  until(wanted) {
    return new Promise((resolve, reject) => {
      this.waiting.push({ wanted, resolve, reject });
      this.check();
    });
  }

  stop() {
    this.stream.cancel();
  }

  check() {
    this.waiting = this.waiting.filter(({ wanted, resolve }) => {
      const end = this.messages.findIndex(wanted);
      if (end >= 0) {
        resolve(this.messages.slice(0, end + 1));
      }
      return end < 0;
    });
  }
}

module.exports = { Watch };
