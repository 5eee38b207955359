-- elastix beside our own similarities.
ALTER TYPE "registration_method" ADD VALUE 'ELASTIX_MI_RIGID' BEFORE 'LANDMARK_RIGID';
