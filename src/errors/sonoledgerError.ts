import { ERROR_CODES, type ErrorCode } from './codes.ts';

export type ErrorDetails = Readonly<Record<string, string | number | boolean | null>>;

/**
 * The one error class that may reach a user. Its message says what is wrong and what to do; anything else
 * that is thrown is masked as INTERNAL_SERVER_ERROR at the border.
 */
export class SonoledgerError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SonoledgerError';
    this.code = code;
    this.details = details;
  }

  get httpStatus(): number {
    return ERROR_CODES[this.code].http;
  }

  get exitCode(): number {
    return ERROR_CODES[this.code].exit;
  }
}
