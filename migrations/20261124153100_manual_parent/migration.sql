-- What a registration by hand was made from.
ALTER TABLE "registration" ADD COLUMN "parent_id" UUID;
CREATE INDEX "registration_parent_id_idx" ON "registration"("parent_id");
ALTER TABLE "registration" ADD CONSTRAINT "registration_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "registration"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE registration ADD CONSTRAINT registration_by_hand_has_parent CHECK ((method = 'MANUAL') = (parent_id IS NOT NULL));
