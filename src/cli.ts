/** The composition root of the command line. */
process.exitCode = 2;
