// SPDX-License-Identifier: GPL-3.0-or-later
// node measure.mjs PEER COUNT DATA.tsv: draws DATA in headless Chromium with PEER (vis, echarts, none), pans it, and prints the
// median milliseconds of a frame. DATA has a line per impact: lane, begin and end in UTC milliseconds, level.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [peer, dataFile, timeoutSeconds = '120'] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, 'node_modules');
const items = readFileSync(dataFile, 'utf8').trim().split('\n').map(line => line.split('\t').map(Number));
const data = JSON.stringify({
    lanes: 1 + items.reduce((most, item) => Math.max(most, item[0]), 0),
    begin: items.reduce((least, item) => Math.min(least, item[1]), Infinity),
    end: items.reduce((most, item) => Math.max(most, item[2]), -Infinity),
    items
});
const files = {
    '/': ['text/html', () => readFileSync(join(here, 'page.html'))],
    '/data': ['application/json', () => data],
    '/vis.js': ['text/javascript', () => readFileSync(join(modules, 'vis-timeline/standalone/umd/vis-timeline-graph2d.min.js'))],
    '/vis.css': ['text/css', () => readFileSync(join(modules, 'vis-timeline/styles/vis-timeline-graph2d.min.css'))],
    '/echarts.js': ['text/javascript', () => readFileSync(join(modules, 'echarts/dist/echarts.min.js'))]
};

const profile = mkdtempSync(join(tmpdir(), 'tocsin-peers-'));
let browser;
function end(code, line) {
    console.log(line);
    browser?.kill('SIGKILL');
    server.close();
    setTimeout(() => {
        rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
        process.exit(code);
    }, 500);
}

const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    if (request.method === 'POST' && path === '/result') {
        let body = '';
        request.on('data', part => { body += part; });
        request.on('end', () => {
            response.end();
            const result = JSON.parse(body);
            if (result.error) {
                end(1, `failed ${result.error}`);
                return;
            }
            const frames = result.frames.sort((a, b) => a - b);
            end(0, `${frames[Math.floor((frames.length - 1) / 2)].toFixed(3)} ${result.firstMs.toFixed(0)} ${frames.length}`);
        });
        return;
    }
    const file = files[path];
    response.writeHead(file ? 200 : 404, { 'content-type': file?.[0] ?? 'text/plain' });
    response.end(file?.[1]());
});

server.listen(0, '127.0.0.1', () => {
    const frames = items.length > 20000 ? 15 : 60;
    browser = spawn(process.env.CHROMIUM ?? 'chromium', [
        '--headless', ...(process.getuid() === 0 ? ['--no-sandbox'] : []), '--disable-gpu', '--disable-quic', '--no-first-run',
        '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-frame-rate-limit',
        '--disable-gpu-vsync', '--window-size=1920,1080', `--user-data-dir=${profile}`,
        `http://127.0.0.1:${server.address().port}/?peer=${peer}&frames=${frames}`
    ], { stdio: process.env.PEERS_VERBOSE ? 'inherit' : 'ignore' });
    browser.on('error', error => end(1, `failed ${error.message}`));
    setTimeout(() => end(1, 'failed no answer in time'), Number(timeoutSeconds) * 1000).unref();
});
