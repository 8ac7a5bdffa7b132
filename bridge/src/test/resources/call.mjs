// Calls a gRPC method over a Unix socket with nothing but Node itself: node call.mjs SOCKET PACKAGE.SERVICE/METHOD REQUEST_HEX
// Prints "STATUS REASON RESPONSE_HEX".
import http2 from 'node:http2';
import net from 'node:net';

const [socket, method, request] = process.argv.slice(2);
const session = http2.connect('http://localhost', { createConnection: () => net.connect(socket) });
session.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
const call = session.request({
  ':method': 'POST',
  ':path': `/${method}`,
  'content-type': 'application/grpc',
  te: 'trailers',
});
let status = {};
const chunks = [];
call.on('response', (headers) => (status = headers));
call.on('trailers', (trailers) => (status = trailers));
call.on('data', (chunk) => chunks.push(chunk));
call.on('end', () => {
  const message = Buffer.concat(chunks).subarray(5);
  console.log(`${status['grpc-status']} ${status['aura-reason'] ?? '-'} ${message.toString('hex')}`);
  session.close();
});
const message = Buffer.from(request ?? '', 'hex');
const prefix = Buffer.alloc(5);
prefix.writeUInt32BE(message.length, 1);
call.end(Buffer.concat([prefix, message]));
