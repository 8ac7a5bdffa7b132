// Keeps a sum of orders that arrive as durable events; with arguments, publishes one order for each.
import { connect } from '../src/index.js';

const mesh = await connect({ name: 'ledger' });
const orders = process.argv.slice(2);
for (const order of orders) console.log(order, await mesh.publish('orders.new', order, { guarantee: 'FSYNCED' }));
if (orders.length === 0) {
  let total = 0;
  for await (const event of await mesh.subscribe('orders.*', { durable: 'ledger' })) {
    const order = Number(event.payload.toString());
    if (order < 0) {
      event.reject('an order cannot be negative');
      continue;
    }
    total += order;
    event.accept();
    console.log(`${order}, ${total} in all`);
  }
}
await mesh.close();
