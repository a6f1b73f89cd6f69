select U&'a''b"c`d\005Ce%f_g {h} {v} --i /*j*/ #k ?l :m @n $1 ;o' as marks, 'ü ß İ 日本 한글 שלום 🎉 é' as letters,
  'one' || chr(10) || 'two' || chr(9) || 'tab' as lines, 'C:' || chr(92) as ends_with_backslash, count(*) as empty from orders;
