import config from './playwright.config.ts';
export default { ...config, reporter: 'list', use: { ...config.use, baseURL: 'http://localhost:4339' }, webServer: { ...config.webServer, command: 'node test/site/serve.ts 4339', url: 'http://localhost:4339/' } };
