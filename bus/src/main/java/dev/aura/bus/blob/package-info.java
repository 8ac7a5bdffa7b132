/**
 * Large payloads as files beside the bus: written by the sender, named by their content, read and checked by the receiver.
 * {@link dev.aura.bus.blob.BlobDirectory} is the entry and may be used from any thread; it waits for the disk, so no thread of the bus
 * calls it but where the bytes have to go inline.
 */
@NullMarked
package dev.aura.bus.blob;

import org.jspecify.annotations.NullMarked;
