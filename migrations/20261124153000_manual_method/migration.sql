-- A registration that a person moved by hand.
ALTER TYPE "registration_method" ADD VALUE 'MANUAL';
