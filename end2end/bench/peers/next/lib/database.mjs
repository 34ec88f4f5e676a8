// One pool of connections for the whole process. Statements have names, so that PostgreSQL reads each once
// for a connection.

import pg from 'pg';

// Days stay as they are written.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

const pool = new pg.Pool({ max: 8 });

export async function rows(name, text, values = []) {
  const { rows: found } = await pool.query({ name, text, values });
  return found;
}
