/** The version of the package, held equal to package.json by test/project.test.ts. */
export const version = '0.1.0';
