import { createHash } from 'node:crypto';
import { type RequestHandler, Router } from 'express';
import type { RequestContext } from '../context/types.ts';
import { evaluationPictures } from '../domains/evaluation/pictures.ts';
import { cohortFlowPicture } from '../domains/exclusions/pictures.ts';
import { publishedStudyPicture } from '../domains/publications/pictures.ts';
import { needs } from './needs.ts';
import { localsOf } from './requestLocals.ts';

/** What a picture is drawn from: parts of the path and of the query string, both text. */
export interface PictureRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
}

export interface Picture {
  readonly mediaType: 'image/png' | 'image/svg+xml';
  readonly content: Uint8Array | string;
}

/** A picture that is drawn when asked for. `path` is Express's, for example `/pictures/slices/:id`. */
export interface PictureRoute {
  readonly path: string;
  draw(context: RequestContext, request: PictureRequest): Promise<Picture>;
}

/** The pictures of the product: each domain adds its routes here. */
export const pictureRoutes: readonly PictureRoute[] = [
  cohortFlowPicture,
  publishedStudyPicture,
  ...evaluationPictures,
];

/** Answers GET and HEAD with pictures; a browser that has the same one already gets 304. */
export function createPictureRouter(routes: readonly PictureRoute[] = pictureRoutes): Router {
  const router = Router();
  for (const route of routes) router.get(route.path, needs('READ'), answerWith(route));
  return router;
}

const answerWith =
  (route: PictureRoute): RequestHandler =>
  async (request, response) => {
    const query = Object.fromEntries(
      Object.entries(request.query).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      ),
    );
    const params = request.params as Record<string, string>;
    const { mediaType, content } = await route.draw(localsOf(response).context, { params, query });
    const bytes = Buffer.from(content as Uint8Array);
    response.set({
      'Cache-Control': 'private, no-cache',
      'Content-Security-Policy':
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:",
      ETag: `"${createHash('sha256').update(bytes).digest('base64url')}"`,
    });
    response.type(mediaType).send(bytes);
  };
