import { requireFound } from '../../graphql/requireFound.ts';
import { requireUuid } from '../../graphql/requireUuid.ts';
import type { PictureRoute } from '../../http/pictures.ts';
import { renderCohortFlowSvg } from '../../rendering/renderCohortFlowSvg.ts';
import { findStudiesByIds } from './queries.ts';
import { statedSteps } from './stated.ts';
import { statedFlow } from './statedFlow.ts';
import type { StatedCount, StatedExclusion } from './types.ts';

/** The flow of a published study as it states it, with what it leaves unexplained. */
export const publishedStudyPicture: PictureRoute = {
  path: '/pictures/published-studies/:id.svg',
  async draw({ app }, { params }) {
    const id = requireUuid(params.id, 'published study');
    const [found] = await findStudiesByIds(app.prisma, [id]);
    const study = requireFound(found, 'published study', id);
    const steps = statedSteps(
      study.counts as unknown as StatedCount[],
      study.exclusions as unknown as StatedExclusion[],
    );
    const content = renderCohortFlowSvg(statedFlow(study, steps));
    return { mediaType: 'image/svg+xml', content };
  },
};
