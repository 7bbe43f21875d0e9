/** [characters] No answer needs more, so neither a field nor a file that is handed in takes more. */
export const longestAnswer = 1000;
