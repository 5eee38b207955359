-- Two more similarities, and the fit of landmarks.
ALTER TYPE "registration_method" ADD VALUE 'MATTES_MI_RIGID' BEFORE 'IMPORTED';
ALTER TYPE "registration_method" ADD VALUE 'MIND_SSC_RIGID' BEFORE 'IMPORTED';
ALTER TYPE "registration_method" ADD VALUE 'LANDMARK_RIGID' BEFORE 'IMPORTED';
