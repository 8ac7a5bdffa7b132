// Aura from Node: call and serve methods of the mesh, publish and subscribe. See README.md.
export { connect, serve } from './mesh.js';
export { Schema } from './schema.js';
export { AuraError, Code } from './status.js';
