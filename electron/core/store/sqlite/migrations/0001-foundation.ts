import { releaseTables } from './release-tables.ts';

const layerColumns = (layer: string) => `
  ${layer}_state TEXT NOT NULL CHECK (${layer}_state IN ('absent','returned','drafted','submitted','accepted')),
  ${layer}_source TEXT CHECK (${layer}_source IN ('person','imported','machine')),
  ${layer}_reason TEXT`;

/** The tables of the first version. */
export const foundation = `
CREATE TABLE media (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  byte_count INTEGER NOT NULL,
  content_type TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE schema_record (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL CHECK (type IN ('facet','category','symbol-class','quota','person','settings')),
  record TEXT NOT NULL CHECK (json_valid(record)),
  revision INTEGER NOT NULL CHECK (revision > 0)
) STRICT, WITHOUT ROWID;
CREATE INDEX schema_record_by_type ON schema_record(type, id);

CREATE TABLE page (
  id TEXT PRIMARY KEY,
  source_sha256 TEXT NOT NULL UNIQUE,
  source_name TEXT NOT NULL,
  image_sha256 TEXT NOT NULL REFERENCES media(sha256),
  width INTEGER NOT NULL CHECK (width > 0),
  height INTEGER NOT NULL CHECK (height > 0),
  orientation INTEGER NOT NULL CHECK (orientation BETWEEN 1 AND 8),
  ink_renderer_version TEXT,
  perceptual_hash TEXT NOT NULL CHECK (length(perceptual_hash) = 16),
  holds TEXT NOT NULL CHECK (holds IN ('one-formula','formulas')),
  writer TEXT,
  imported_at TEXT NOT NULL,
  ${layerColumns('regions')},
  revision INTEGER NOT NULL CHECK (revision > 0)
) STRICT;
CREATE INDEX page_by_image ON page(image_sha256);

CREATE TABLE formula (
  id TEXT PRIMARY KEY,
  page_id TEXT NOT NULL REFERENCES page(id),
  x REAL NOT NULL, y REAL NOT NULL,
  width REAL NOT NULL CHECK (width > 0), height REAL NOT NULL CHECK (height > 0),
  placement TEXT CHECK (placement IN ('inline','isolated')),
  latex TEXT NOT NULL,
  latex_canonical TEXT,
  canonicaliser_version TEXT NOT NULL,
  reading_order TEXT,
  ${layerColumns('symbols')},
  ${layerColumns('layout')},
  ${layerColumns('latex')},
  unusable TEXT,
  status TEXT NOT NULL CHECK (status IN ('absent','returned','drafted','submitted','accepted','unusable')),
  signature TEXT NOT NULL,
  symbol_count INTEGER NOT NULL,
  revision INTEGER NOT NULL CHECK (revision > 0)
) STRICT;
CREATE INDEX formula_by_page ON formula(page_id, id);
CREATE INDEX formula_by_status ON formula(status, id);
CREATE INDEX page_by_formula_status ON formula(status, page_id);

CREATE TABLE formula_category (
  formula_id TEXT NOT NULL REFERENCES formula(id) ON DELETE CASCADE,
  category_id TEXT NOT NULL REFERENCES schema_record(id),
  PRIMARY KEY (category_id, formula_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX category_by_formula ON formula_category(formula_id);

CREATE TABLE symbol (
  formula_id TEXT NOT NULL REFERENCES formula(id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  class_id TEXT REFERENCES schema_record(id),
  x REAL NOT NULL, y REAL NOT NULL,
  width REAL NOT NULL CHECK (width > 0), height REAL NOT NULL CHECK (height > 0),
  PRIMARY KEY (formula_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX symbol_by_class ON symbol(class_id, formula_id);

CREATE TABLE relation (
  formula_id TEXT NOT NULL REFERENCES formula(id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  parent_id TEXT NOT NULL,
  child_id TEXT NOT NULL CHECK (child_id <> parent_id),
  type TEXT NOT NULL,
  PRIMARY KEY (formula_id, id)
) STRICT, WITHOUT ROWID;

-- A document that is removed and comes back goes on counting its revisions.
CREATE TABLE removed_document (
  id TEXT PRIMARY KEY,
  revision INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE operation (
  sequence INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  actor TEXT NOT NULL,
  at TEXT NOT NULL,
  patches TEXT NOT NULL CHECK (json_valid(patches)),
  undoes TEXT
) STRICT;
CREATE TRIGGER operation_is_append_only_1 BEFORE UPDATE ON operation
  BEGIN SELECT RAISE(ABORT, 'the operation log is append-only'); END;
CREATE TRIGGER operation_is_append_only_2 BEFORE DELETE ON operation
  BEGIN SELECT RAISE(ABORT, 'the operation log is append-only'); END;

CREATE TABLE operation_document (
  document_id TEXT NOT NULL,
  sequence INTEGER NOT NULL REFERENCES operation(sequence),
  PRIMARY KEY (document_id, sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE formula_counter (
  signature TEXT NOT NULL,
  status TEXT NOT NULL,
  regions TEXT NOT NULL,
  symbols TEXT NOT NULL,
  layout TEXT NOT NULL,
  latex TEXT NOT NULL,
  formulas INTEGER NOT NULL,
  symbol_count INTEGER NOT NULL,
  PRIMARY KEY (signature, status, regions, symbols, layout, latex)
) STRICT, WITHOUT ROWID;

CREATE TABLE symbol_counter (
  signature TEXT NOT NULL,
  class_id TEXT NOT NULL,
  status TEXT NOT NULL,
  symbols TEXT NOT NULL,
  symbol_count INTEGER NOT NULL,
  PRIMARY KEY (class_id, signature, status, symbols)
) STRICT, WITHOUT ROWID;

CREATE TABLE page_counter (
  holds TEXT NOT NULL,
  regions TEXT NOT NULL,
  pages INTEGER NOT NULL,
  PRIMARY KEY (holds, regions)
) STRICT, WITHOUT ROWID;

-- What derived columns were made with, so that they are made anew when that changes.
CREATE TABLE derivation (
  name TEXT PRIMARY KEY,
  version TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE access_grant (
  token_sha256 TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('invite','session')),
  person TEXT NOT NULL REFERENCES schema_record(id),
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
${releaseTables}
`;
