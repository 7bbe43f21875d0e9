/**
 * The share of problems that must be right at the first try for a package in a course to be passed, from 0 to 1. The one
 * place where it is chosen; a course system that says otherwise is believed.
 */
export const mastery = 0.8;
