"""Keeps a sum of orders that arrive as durable events; with arguments, publishes one order for each."""

import sys

import aura

with aura.connect("ledger") as mesh:
    for order in sys.argv[1:]:
        print(order, mesh.publish("orders.new", order.encode("ascii"), guarantee="FSYNCED"))
    if not sys.argv[1:]:
        total = 0
        with mesh.subscribe("orders.*", durable="ledger") as events:
            for event in events:
                order = int(event.payload)
                if order < 0:
                    event.reject("an order cannot be negative")
                    continue
                total += order
                event.accept()
                print(f"{order}, {total} in all", flush=True)
