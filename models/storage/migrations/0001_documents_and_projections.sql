-- SPDX-License-Identifier: GPL-3.0-or-later
-- Format 1: documents, and the projections that are derived from them. Released migrations never change.
-- The program wraps this script in one transaction and sets user_version and application_id in it.
--
-- Instants are UTC milliseconds (…_ms). Flags are 0 or 1. Enums are spelled by name; where a column stands in a million rows it
-- refers to a table of names instead.

-- 1. Documents: what is true, and what is replicated. Everything below them can be made again from them.
-- Clustered by id: the facts of one story lie side by side under a few prefixes (ev:<inc>:, upd:<inc>: …), so a story is read with
-- five short scans and needs no other index. The body is canonical JSON and does not repeat the id.
CREATE TABLE document (
    id TEXT PRIMARY KEY NOT NULL,
    generation INTEGER NOT NULL CHECK (generation >= 1), -- revision: N of N-<hash>
    hash BLOB NOT NULL CHECK (length(hash) = 16),
    parent BLOB CHECK (length(parent) = 16), -- hash of the parent's revision, whose generation is one less
    base TEXT, -- catalogue: the body of the parent's revision, for merging field by field
    body TEXT NOT NULL,
    CHECK ((parent IS NULL) = (generation = 1))
) STRICT, WITHOUT ROWID;

-- 2. Names and numbers.
CREATE TABLE number (
    name TEXT PRIMARY KEY NOT NULL,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO number (name, value) VALUES
    ('bulk', 0), -- 1 while secondary indexes are left out
    ('commits', 0), -- grows with every commit; `touched` columns hold its value
    ('epoch', 0), -- the commit that last made all projections anew
    ('last_hlc', 0), -- newest hybrid reading of any document
    ('incidents', 0), ('impacts', 0), ('updates', 0); -- what stands in the tables below, retracted stories left out

CREATE TABLE level (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT; -- the key is the order of severity
INSERT INTO level (key, name) VALUES (0, 'maintenance'), (1, 'degraded'), (2, 'partial_outage'), (3, 'major_outage');

CREATE TABLE incident_kind (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO incident_kind (key, name) VALUES (0, 'incident'), (1, 'maintenance'), (2, 'announcement');

-- 3. The catalogue's targets, and those that are only named by stories (in_catalogue = 0).
CREATE TABLE target (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('zone', 'srv', 'svc')),
    name TEXT NOT NULL,
    label TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    in_catalogue INTEGER NOT NULL CHECK (in_catalogue IN (0, 1)),
    touched INTEGER NOT NULL
) STRICT;
CREATE TABLE target_zone (
    target INTEGER NOT NULL REFERENCES target (key),
    ordinal INTEGER NOT NULL,
    zone INTEGER NOT NULL REFERENCES target (key),
    PRIMARY KEY (target, ordinal)
) STRICT, WITHOUT ROWID;

-- 4. Stories. What belongs to a story has the key incident << 20 | ordinal: it is found and replaced as one range of keys, and
-- the reference to the story costs no column and no index.
CREATE TABLE incident (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (id GLOB 'inc:*'),
    kind INTEGER NOT NULL REFERENCES incident_kind (key),
    status TEXT CHECK (status IN ('investigating', 'identified', 'monitoring', 'resolved',
                                  'scheduled', 'in_progress', 'verifying', 'completed', 'cancelled')),
    title TEXT NOT NULL,
    zone TEXT NOT NULL,
    language TEXT NOT NULL,
    opened_ms INTEGER NOT NULL,
    opened_certain INTEGER NOT NULL CHECK (opened_certain IN (0, 1)),
    retroactive INTEGER NOT NULL CHECK (retroactive IN (0, 1)),
    opened_by TEXT NOT NULL,
    origin TEXT, -- fingerprint of the imported post
    retracted INTEGER NOT NULL CHECK (retracted IN (0, 1)), -- nothing below is kept for a retracted story
    open INTEGER NOT NULL CHECK (open IN (0, 1)),
    worst INTEGER REFERENCES level (key),
    begin_ms INTEGER, -- of its impacts, or else of its windows
    end_ms INTEGER, -- none while one of them is open
    updates INTEGER NOT NULL,
    search_text TEXT, -- title and names of targets, as they were indexed
    search_row INTEGER,
    touched INTEGER NOT NULL
) STRICT;
CREATE TABLE incident_target (
    key INTEGER PRIMARY KEY,
    incident INTEGER NOT NULL GENERATED ALWAYS AS (key >> 20) VIRTUAL REFERENCES incident (key),
    target INTEGER NOT NULL REFERENCES target (key)
) STRICT;
CREATE TABLE impact (
    key INTEGER PRIMARY KEY,
    incident INTEGER NOT NULL GENERATED ALWAYS AS (key >> 20) VIRTUAL REFERENCES incident (key),
    target INTEGER NOT NULL REFERENCES target (key),
    level INTEGER NOT NULL REFERENCES level (key),
    begin_ms INTEGER NOT NULL,
    end_ms INTEGER CHECK (end_ms >= begin_ms), -- none: open
    duration_class INTEGER NOT NULL CHECK (duration_class BETWEEN 0 AND 64),
    planned INTEGER NOT NULL CHECK (planned IN (0, 1)),
    certain INTEGER NOT NULL CHECK (certain IN (0, 1)),
    story_kind INTEGER NOT NULL REFERENCES incident_kind (key), -- kept here so that the timeline reads one index and joins nothing
    story_open INTEGER NOT NULL CHECK (story_open IN (0, 1)),
    CHECK ((end_ms IS NULL) = (duration_class = 64)),
    CHECK (end_ms IS NULL OR end_ms - begin_ms <= 1000 * (1 << duration_class))
) STRICT;
CREATE TABLE incident_update (
    key INTEGER PRIMARY KEY,
    incident INTEGER NOT NULL GENERATED ALWAYS AS (key >> 20) VIRTUAL REFERENCES incident (key),
    document TEXT NOT NULL,
    at_ms INTEGER,
    posted_ms INTEGER NOT NULL,
    status TEXT CHECK (status IN ('investigating', 'identified', 'monitoring', 'resolved',
                                  'scheduled', 'in_progress', 'verifying', 'completed', 'cancelled')),
    label TEXT NOT NULL,
    language TEXT NOT NULL,
    certain INTEGER NOT NULL CHECK (certain IN (0, 1)),
    retracted INTEGER NOT NULL CHECK (retracted IN (0, 1)),
    text TEXT NOT NULL, -- plain, as it was indexed
    search_row INTEGER
) STRICT;
CREATE TABLE maintenance_window (
    key INTEGER PRIMARY KEY,
    incident INTEGER NOT NULL GENERATED ALWAYS AS (key >> 20) VIRTUAL REFERENCES incident (key),
    document TEXT NOT NULL,
    planned_begin_ms INTEGER NOT NULL,
    planned_end_ms INTEGER CHECK (planned_end_ms >= planned_begin_ms),
    actual_begin_ms INTEGER,
    actual_end_ms INTEGER CHECK (actual_end_ms >= actual_begin_ms),
    zone TEXT NOT NULL,
    precision TEXT NOT NULL CHECK (precision IN ('minute', 'hour', 'day')),
    expected_level INTEGER REFERENCES level (key),
    shortest_minutes INTEGER CHECK (shortest_minutes >= 0),
    longest_minutes INTEGER CHECK (longest_minutes >= 0),
    announced_ms INTEGER,
    certain INTEGER NOT NULL CHECK (certain IN (0, 1))
) STRICT;
CREATE TABLE promise (
    key INTEGER PRIMARY KEY,
    incident INTEGER NOT NULL GENERATED ALWAYS AS (key >> 20) VIRTUAL REFERENCES incident (key),
    document TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('next_update', 'eta', 'root_cause', 'grace_end')),
    due_ms INTEGER NOT NULL,
    kept_ms INTEGER
) STRICT;
CREATE TABLE remedy (
    key INTEGER PRIMARY KEY,
    incident INTEGER NOT NULL GENERATED ALWAYS AS (key >> 20) VIRTUAL REFERENCES incident (key),
    document TEXT NOT NULL,
    percent REAL CHECK (percent BETWEEN 0 AND 100),
    days_added INTEGER CHECK (days_added >= 0),
    grace_until_ms INTEGER,
    note TEXT NOT NULL
) STRICT;
CREATE TABLE link (
    key INTEGER PRIMARY KEY,
    incident INTEGER NOT NULL GENERATED ALWAYS AS (key >> 20) VIRTUAL REFERENCES incident (key),
    document TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('follow_up_of', 'recurrence_of', 'caused_by', 'explained_by', 'maintenance_turned_incident')),
    other TEXT NOT NULL, -- id of the other story, which may be in another console's outbox still: no foreign key
    url TEXT NOT NULL
) STRICT;
CREATE TABLE translation (
    key INTEGER PRIMARY KEY,
    incident INTEGER NOT NULL GENERATED ALWAYS AS (key >> 20) VIRTUAL REFERENCES incident (key),
    document TEXT NOT NULL,
    of_document TEXT NOT NULL,
    language TEXT NOT NULL,
    source_hash TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('missing', 'draft', 'approved', 'outdated'))
) STRICT;

-- 5. Search. One row of the text index for each update (its text) and each story (title and names of targets). Its number is the minute
-- of its instant << 10 | place in it, so that "newest first" is the order of row numbers whatever was stored when, and the newest 200
-- are read from the end of the lists without sorting.
-- Why not trigram: it finds nothing below three characters, and most Chinese, Japanese and Korean words are shorter; a beginning of
-- one or two letters, which is what searching as you type begins with, would scan everything.
-- Why the tokenizer `ascii`: the program splits and folds text itself before it comes here (case, accents, width; each character of a script
-- written without spaces is a word, and runs of them are asked for as phrases), with Unicode 14 tables where unicode61 has version 6.1, and has
-- the very same words for its own table of terms. For `ascii` everything that is left is part of a word.
-- Contentless: the text stands in the rows above, which also say what to take out when a story changes.
-- prefix: the lists of beginnings of one to three letters are read like those of words; longer beginnings are looked up in search_term
-- and asked for as their words, because FTS5 would first merge all their lists.
CREATE VIRTUAL TABLE search USING fts5 (words, content = '', columnsize = 0, tokenize = 'ascii', prefix = '1 2 3');
CREATE TABLE search_entry (
    row INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL -- key of the update, or incident << 20 | 1048575 for title and targets
) STRICT;
CREATE TABLE search_term (term TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID; -- words of four letters and more; a superset
