select (select count(*) from orders) as orders, (select count(*) from visits) as visits,
       (select count(*) from refunds) as refunds, (select count(*) from inventory where on_hand = 0) as stockouts;
