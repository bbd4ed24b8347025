const { rmSync, writeFileSync } = require('node:fs');
const path = require('node:path');

/** How the names of the files begin by which processes say that they run a build; their ids follow. */
const useMark = '.used-by-';

/**
 * Says that this process runs a build, until it ends: some of its files are only loaded when they are needed. Where
 * nothing may be written nothing is said, as nothing can be removed there either.
 *
 * @param {string} build absolute path of its folder
 */
function useBuild(build) {
  const mark = path.join(build, `${useMark}${process.pid}`);
  try {
    writeFileSync(mark, '');
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['EACCES', 'EPERM', 'EROFS'].includes(String(error.code))) return;
    throw error;
  }
  process.once('exit', () => rmSync(mark, { force: true }));
}

module.exports = { useMark, useBuild };
