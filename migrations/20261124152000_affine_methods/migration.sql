-- The LC2 rigid result, refined by a scale or by a stretch.
ALTER TYPE "registration_method" ADD VALUE 'LC2_SIMILARITY' BEFORE 'MATTES_MI_RIGID';
ALTER TYPE "registration_method" ADD VALUE 'LC2_AFFINE' BEFORE 'MATTES_MI_RIGID';
