import type { PictureRoute } from '../../http/pictures.ts';
import { renderCohortFlowSvg } from '../../rendering/renderCohortFlowSvg.ts';
import { cohortFlow } from './service/cohortFlow.ts';

/** The cohort flow as a diagram that prints well. */
export const cohortFlowPicture: PictureRoute = {
  path: '/pictures/cohort-flow.svg',
  async draw(context, { query }) {
    const nodes = await cohortFlow(context, { dataSetId: query.dataSetId, freezeId: query.freezeId });
    const content = renderCohortFlowSvg({
      nodes: nodes.map(({ excluded, ...node }) => ({
        ...node,
        excluded: excluded.map(({ reason, count }) => ({
          reasonCode: reason.code,
          title: reason.title,
          count,
        })),
      })),
    });
    return { mediaType: 'image/svg+xml', content };
  },
};
