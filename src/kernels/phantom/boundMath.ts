/**
 * Math functions bound once. Looking `Math` up costs more than the function itself where the module runs in a
 * vm context, as under jest, and these are called some 10^8 times per patient.
 */
export const { abs, atan2, cos, exp, floor, log10, max, min, round, sin, sqrt } = Math;
