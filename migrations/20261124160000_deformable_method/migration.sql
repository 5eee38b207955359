-- The LC2 rigid result, bent by a B-spline.
ALTER TYPE "registration_method" ADD VALUE 'LC2_DEFORMABLE' BEFORE 'MATTES_MI_RIGID';
