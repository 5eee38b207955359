import type { PictureRoute } from '../../http/pictures.ts';
import { pictureOfMetricCase } from './service/pictureOfMetricCase.ts';
import { pictureOfSlice } from './service/pictureOfSlice.ts';

/** Slices with their labels, and cases of metric runs with prediction and reference. */
export const evaluationPictures: readonly PictureRoute[] = [
  {
    path: '/pictures/slice/:sliceId.png',
    draw: async (context, { params }) => ({
      mediaType: 'image/png',
      content: await pictureOfSlice(context, params['sliceId']),
    }),
  },
  {
    path: '/pictures/metric-run/:metricRunId/slice/:sliceId.png',
    draw: async (context, { params }) => ({
      mediaType: 'image/png',
      content: await pictureOfMetricCase(context, params['metricRunId'], params['sliceId']),
    }),
  },
];
