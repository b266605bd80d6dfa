// SPDX-License-Identifier: GPL-3.0-or-later
// recognise.mjs CORPUS TOCSINCTL
// Reads every post below CORPUS that was labelled by hand (*.truth.json) with chrono-node and with tocsinctl, both given the
// post's date, zone and language, and prints: labelled instants, found by chrono-node, found by Tocsin, and the times that
// either takes for one post, in milliseconds (Tocsin's with the start of its program).
//
// An instant counts as found where any reading that overlaps its span is less than a minute off, whatever else was found there.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as chrono from 'chrono-node'

const [corpus, tocsinctl] = process.argv.slice(2)
const minute = 60_000

function truths(folder) {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
        const path = join(folder, entry.name)
        return entry.isDirectory() ? truths(path) : entry.name.endsWith('.truth.json') ? [path] : []
    })
}

// What Intl says a zone is ahead of UTC at an instant, in minutes.
function offsetMinutes(zone, instant) {
    const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric',
        day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' }).formatToParts(instant)
    const part = (type) => Number(parts.find((one) => one.type === type).value)
    const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
    return Math.round((wall - instant.getTime()) / minute)
}

function byChrono(text, truth) {
    const language = truth.language.slice(0, 2)
    const reader = chrono[language] ?? chrono.en
    const noon = new Date(`${truth.context.reference}T12:00:00Z`)
    const reference = { instant: noon, timezone: offsetMinutes(truth.context.default_zone, noon) }
    return reader.parse(text, reference).flatMap((result) => [result.start, result.end].filter(Boolean).map((end) => (
        { begin: result.index, end: result.index + result.text.length, utc: end.date().getTime() })))
}

function byTocsin(path, truth) {
    const answer = spawnSync(tocsinctl, ['import', '--dry-run', '--format', 'json', '--zone', truth.context.default_zone,
        '--reference', truth.context.reference, '--language', truth.language.slice(0, 2), path], { encoding: 'utf8', maxBuffer: 1 << 28 })
    if (answer.status !== 0)
        throw new Error(`${path}: tocsinctl: ${answer.stderr}`)
    return JSON.parse(answer.stdout).posts.flatMap((post) => post.times.filter((time) => time.utc).map((time) => (
        { begin: time.begin, end: time.end, utc: Date.parse(time.utc) })))
}

// Where a label's words stand, whatever white space is between them.
function places(text, span) {
    const pattern = span.trim().split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+')
    return [...text.matchAll(new RegExp(pattern, 'gu'))].map((match) => [match.index, match.index + match[0].length])
}

// tocsinctl counts code points, JavaScript UTF-16: both are brought to code points.
function codePoints(text) {
    const at = new Array(text.length + 1)
    let count = 0
    for (let i = 0; i <= text.length; ++i) {
        at[i] = count
        const code = text.charCodeAt(i)
        if (!(code >= 0xd800 && code < 0xdc00))
            ++count
    }
    return at
}

function found(label, where, readings) {
    const wanted = [label.utc, label.alt].filter(Boolean).map(Date.parse)
    return readings.some((reading) => where.some(([begin, end]) => reading.begin < end && reading.end > begin) &&
        wanted.some((want) => Math.abs(reading.utc - want) < minute))
}

const count = { posts: 0, labels: 0, chrono: 0, tocsin: 0 }
const spent = { chrono: 0, tocsin: 0 }
for (const path of truths(corpus).sort()) {
    const truth = JSON.parse(readFileSync(path, 'utf8'))
    const source = path.replace(/\.truth\.json$/, '.txt')
    const text = readFileSync(source, 'utf8')
    const at = codePoints(text)
    let began = performance.now()
    const theirs = byChrono(text, truth).map((one) => ({ ...one, begin: at[one.begin], end: at[one.end] }))
    spent.chrono += performance.now() - began
    began = performance.now()
    const ours = byTocsin(source, truth)
    spent.tocsin += performance.now() - began
    ++count.posts
    for (const label of truth.instants) {
        const where = places(text, label.span).map(([begin, end]) => [at[begin], at[end]])
        ++count.labels
        count.chrono += found(label, where, theirs)
        count.tocsin += found(label, where, ours)
    }
}
if (count.labels === 0)
    throw new Error(`no labelled instants below ${corpus}`)
console.log([count.labels, count.chrono, count.tocsin, (spent.chrono / count.posts).toFixed(2), (spent.tocsin / count.posts).toFixed(2)].join(' '))
