// Serves the built site for the browser tests: `node test/site/serve.ts <port>`.
import { staticHost } from './static-host.ts';

staticHost('dist', '/').listen(Number(process.argv[2]), 'localhost');
