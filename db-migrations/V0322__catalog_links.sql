-- Room: catalog. Bundles and their parts, and until when a predecessor's demand moves over.
alter table sku
  add column predecessor_until date null comment 'last day on which the predecessor''s share counts beside the SKU''s own sales; null: only before its first sale' after predecessor_share;

create table bundle_part (
  bundle_id int not null comment 'SKU that is sold but not stocked: selling one takes its parts',
  component_id int not null comment 'SKU that is a part, never a bundle itself',
  units int not null comment 'units of the part in one bundle, ≥ 1',
  primary key (bundle_id, component_id), key bundle_part_component (component_id),
  foreign key (bundle_id) references sku (id), foreign key (component_id) references sku (id)
) comment 'What bundles are made of';
