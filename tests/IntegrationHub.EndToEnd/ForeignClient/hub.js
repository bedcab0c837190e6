'use strict';

const path = require('path');
const grpc = require('@grpc/grpc-js');
const protoLoader = require('@grpc/proto-loader');

/** Shows the access token of the environment with every call. */
const SHOWING_TOKEN = {
  interceptors: [(options, nextCall) => new grpc.InterceptingCall(nextCall(options), {
    start(metadata, listener, next) {
      metadata.set('authorization', `Bearer ${process.env.HUB_TOKEN}`);
      next(metadata, listener);
    },
  })],
};

const OPTIONS = { keepCase: true, longs: Number, enums: String, defaults: true, oneofs: true };

/** The hub at an address, spoken to by the contract in a folder of protos. */
class Hub {
  constructor(address, protos) {
    this.definition = protoLoader.loadSync([
      'google/rpc/error_details.proto',
      'google/rpc/status.proto',
      'integrationhub/filings/v1/attachment_service.proto',
      'integrationhub/filings/v1/filing_service.proto',
    ].map((file) => path.join(protos, file)), { ...OPTIONS, includeDirs: [protos] });
    const api = grpc.loadPackageDefinition(this.definition).integrationhub.filings.v1;
    const credentials = grpc.credentials.createInsecure();
    this.filings = new api.FilingService(address, credentials, SHOWING_TOKEN);
    this.attachments = new api.AttachmentService(address, credentials, SHOWING_TOKEN);
  }

  /** Reads a refusal as google.rpc.Status tells it: reason, metadata, every field at fault. */
  readRefusal(error) {
    const [bytes] = error.metadata.get('grpc-status-details-bin');
    const details = this.definition['google.rpc.Status'].deserialize(bytes).details.map(({ type_url: url, value }) => {
      const name = url.slice(url.lastIndexOf('/') + 1);
      return { name, content: this.definition[name].deserialize(value) };
    });
    const find = (name) => details.find((detail) => detail.name === name)?.content;
    return {
      code: grpc.status[error.code],
      reason: find('google.rpc.ErrorInfo').reason,
      domain: find('google.rpc.ErrorInfo').domain,
      metadata: find('google.rpc.ErrorInfo').metadata,
      violations: (find('google.rpc.BadRequest')?.field_violations ?? []).map(({ field, reason }) => ({ field, reason })),
    };
  }

  close() {
    this.filings.close();
    this.attachments.close();
  }
}

/** A unary call as a promise. */
function call(client, method, request) {
  return new Promise((resolve, reject) => {
    client[method](request, (error, response) => (error ? reject(error) : resolve(response)));
  });
}

module.exports = { Hub, call, OPTIONS, SHOWING_TOKEN };
