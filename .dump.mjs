var __getOwnPropNames = Object.getOwnPropertyNames;
var __esm = (fn, res, err) => function __init() {
  if (err) throw err[0];
  try {
    return fn && (res = (0, fn[__getOwnPropNames(fn)[0]])(fn = 0)), res;
  } catch (e) {
    throw err = [e], e;
  }
};

// ../wt-cache/src/charts/font-advances.generated.ts
var LAST_CODE_POINT, REGULAR_RUNS, BOLD_RUNS;
var init_font_advances_generated = __esm({
  "../wt-cache/src/charts/font-advances.generated.ts"() {
    "use strict";
    LAST_CODE_POINT = 9215;
    REGULAR_RUNS = "w:318 x:401 y:460 z:838 10:636 11:950 12:780 13:275 14:390 16:500 17:838 18:318 19:361 1a:318 1b:337 1c:636 1m:337 1o:838 1r:531 1s:1000 1t:684 1u:686 1v:698 1w:770 1x:632 1y:575 1z:775 20:752 21:295 23:656 24:557 25:863 26:748 27:787 28:603 29:787 2a:695 2b:635 2c:611 2d:732 2e:684 2f:989 2g:685 2h:611 2i:685 2j:390 2k:337 2l:390 2m:838 2n:500 2p:613 2q:635 2r:550 2s:635 2t:615 2u:352 2v:635 2w:634 2x:278 2z:579 30:278 31:974 32:634 33:612 34:635 36:411 37:521 38:392 39:634 3a:592 3b:818 3c:592 3e:525 3f:636 3g:337 3h:636 3i:838 3j:-1 4g:318 4h:401 4i:636 4m:337 4n:500 4p:1000 4q:471 4r:612 4s:838 4t:361 4u:1000 4v:500 4x:838 4y:401 50:500 51:636 53:318 54:500 55:401 56:471 57:612 58:969 5b:531 5c:684 5i:974 5j:698 5k:632 5o:295 5s:775 5t:748 5u:787 5z:838 60:787 61:732 65:611 66:605 67:630 68:613 6e:982 6f:550 6g:615 6k:278 6o:612 6p:634 6q:612 6v:838 6w:612 6x:634 71:592 72:635 73:592 74:684 75:613 76:684 77:613 78:684 79:613 7a:698 7b:550 7c:698 7d:550 7e:698 7f:550 7g:698 7h:550 7i:770 7j:635 7k:775 7l:635 7m:632 7n:615 7o:632 7p:615 7q:632 7r:615 7s:632 7t:615 7u:632 7v:615 7w:775 7x:635 7y:775 7z:635 80:775 81:635 82:775 83:635 84:752 85:634 86:916 87:695 88:295 89:278 8a:295 8b:278 8c:295 8d:278 8e:295 8f:278 8g:295 8h:278 8i:590 8j:556 8k:295 8l:278 8m:656 8n:579 8p:557 8q:278 8r:557 8s:278 8t:557 8u:375 8v:557 8w:342 8x:562 8y:284 8z:748 90:634 91:748 92:634 93:748 94:634 95:813 96:748 97:634 98:787 99:612 9a:787 9b:612 9c:787 9d:612 9e:1070 9f:1023 9g:695 9h:411 9i:695 9j:411 9k:695 9l:411 9m:635 9n:521 9o:635 9p:521 9q:635 9r:521 9s:635 9t:521 9u:611 9v:392 9w:611 9x:392 9y:611 9z:392 a0:732 a1:634 a2:732 a3:634 a4:732 a5:634 a6:732 a7:634 a8:732 a9:634 aa:732 ab:634 ac:989 ad:818 ae:611 af:592 ag:611 ah:685 ai:525 aj:685 ak:525 al:685 am:525 an:352 ao:635 ap:735 aq:686 ar:635 as:686 at:635 au:703 av:698 aw:550 ax:775 ay:819 az:686 b0:635 b1:612 b2:632 b3:787 b4:614 b5:575 b6:352 b7:775 b8:687 b9:984 ba:354 bb:295 bc:746 bd:579 be:278 bf:592 bg:974 bh:748 bi:634 bj:787 bk:913 bl:612 bm:949 bn:759 bo:652 bp:635 bq:695 br:635 bs:521 bt:632 bu:336 bv:392 bw:611 bx:392 by:611 bz:858 c0:634 c1:764 c2:721 c3:744 c4:730 c5:685 c6:525 c7:666 c9:578 ca:525 cb:636 cc:666 cd:578 ce:510 cf:635 cg:295 ch:492 ci:459 cj:295 ck:1422 cl:1299 cm:1154 cn:835 co:787 cp:457 cq:931 cr:924 cs:797 ct:684 cu:613 cv:295 cw:278 cx:787 cy:612 cz:732 d0:634 d1:732 d2:634 d3:732 d4:634 d5:732 d6:634 d7:732 d8:634 d9:615 da:684 db:613 dc:684 dd:613 de:974 df:982 dg:775 dh:635 di:775 dj:635 dk:656 dl:579 dm:787 dn:612 do:787 dp:612 dq:666 dr:578 ds:278 dt:1422 du:1299 dv:1154 dw:775 dx:635 dy:1113 dz:682 e0:748 e1:634 e2:684 e3:613 e4:974 e5:982 e6:787 e7:612 e8:684 e9:613 ea:684 eb:613 ec:632 ed:615 ee:632 ef:615 eg:295 eh:278 ei:295 ej:278 ek:787 el:612 em:787 en:612 eo:695 ep:411 eq:695 er:411 es:732 et:634 eu:732 ev:634 ew:635 ex:521 ey:611 ez:392 f0:627 f1:521 f2:752 f3:634 f4:735 f5:838 f6:698 f7:610 f8:685 f9:525 fa:684 fb:613 fc:632 fd:615 fe:787 ff:612 fg:787 fh:612 fi:787 fj:612 fk:787 fl:612 fm:611 fn:592 fo:475 fp:843 fq:477 fr:278 fs:998 fu:684 fv:698 fw:550 fx:557 fy:611 fz:521 g0:525 g1:603 g2:479 g3:686 g4:732 g5:684 g6:632 g7:615 g8:295 g9:278 ga:781 gb:635 gc:695 gd:411 ge:611 gf:592 gg:600 gh:635 gk:549 gl:550 gm:635 gn:696 go:615 gq:819 gr:541 gs:532 gt:775 gu:664 gv:278 gw:696 gx:635 gy:629 gz:596 h1:634 h4:278 h5:338 h6:372 h7:396 h8:487 h9:278 ha:706 hb:974 he:646 hf:642 hg:634 hh:612 hi:858 hj:728 hk:660 hl:414 ho:411 hq:530 hs:604 hu:521 hv:336 hx:461 hy:336 hz:392 i1:634 i2:618 i3:598 i4:592 i5:818 i6:592 i7:611 i8:525 ia:578 ic:510 ig:787 ih:580 ii:664 ij:708 ik:654 il:292 im:667 in:507 io:727 ip:510 ir:1014 is:1058 it:1013 iu:830 iv:610 iw:778 ix:848 iy:706 iz:654 j0:515 j2:661 j3:664 j4:404 j5:399 j6:175 j7:259 j8:295 j9:296 ja:379 jb:515 jc:373 jd:278 je:460 jf:318 ji:307 jk:370 jm:500 js:275 jt:500 jw:275 jx:500 k0:337 k2:307 k4:500 k6:390 k7:317 k8:500 ke:315 kf:500 kg:426 kh:166 ki:373 kj:444 kk:370 kl:493 kq:-1 ks:500 ku:518 kv:-1 kz:500 l0:-1 l3:500 l4:-1 lc:0 nk:-1 nl:0 no:-1 nr:0 nt:-1 nu:0 nv:-1 nw:0 o3:-1 og:654 oh:568 oi:862 oj:647 ok:278 om:748 on:650 oo:-1 oq:500 or:549 os:550 ot:549 ou:337 ov:295 ow:-1 p0:500 p2:692 p3:318 p4:746 p5:871 p6:408 p7:-1 p8:813 p9:-1 pa:825 pb:826 pc:338 pd:684 pe:686 pf:557 pg:684 ph:632 pi:685 pj:752 pk:787 pl:295 pm:656 pn:684 po:863 pp:748 pq:632 pr:787 ps:752 pt:603 pu:-1 pv:632 pw:611 py:787 pz:685 q0:787 q1:764 q2:295 q3:611 q4:659 q5:541 q6:634 q7:338 q8:579 q9:659 qa:638 qb:592 qc:612 qd:541 qe:544 qf:634 qg:612 qh:338 qi:589 qj:592 qk:636 ql:559 qm:558 qn:612 qo:602 qp:635 qq:587 qr:634 qs:602 qt:579 qu:660 qv:578 qw:660 qx:837 qy:338 qz:579 r0:612 r1:579 r2:837 r3:656 r4:614 r5:619 r6:699 r7:842 r8:699 r9:660 ra:837 rb:664 rc:787 rd:612 re:648 rf:587 rg:575 rh:458 ri:660 rk:865 rl:627 rm:934 rn:837 ro:758 rp:659 rq:792 rr:615 rs:687 rt:607 ru:768 rv:625 rw:699 rx:612 ry:611 rz:536 s0:664 s1:635 s2:550 s3:278 s4:787 s5:615 s7:605 s8:635 s9:698 sa:863 sb:651 sc:635 sd:703 se:698 sf:703 sg:632 si:786 sj:610 sk:698 sl:635 sm:295 sp:1094 sq:1045 sr:786 ss:710 st:748 su:609 sv:752 sw:684 sx:686 sz:610 t0:781 t1:632 t2:1077 t3:641 t4:748 t6:710 t7:752 t8:863 t9:752 ta:787 tb:752 tc:603 td:698 te:611 tf:609 tg:861 th:685 ti:776 tj:686 tk:1069 tl:1094 tm:833 tn:882 to:686 tp:698 tq:1080 tr:695 ts:613 tt:617 tu:589 tv:525 tw:691 tx:615 ty:901 tz:532 u0:650 u2:604 u3:639 u4:754 u5:654 u6:612 u7:654 u8:635 u9:550 ua:583 ub:592 uc:855 ud:592 ue:681 uf:591 ug:915 uh:942 ui:707 uj:790 uk:589 ul:549 um:842 un:602 uo:615 uq:625 ur:525 us:549 ut:521 uu:278 ux:902 uy:898 uz:652 v0:604 v1:650 v2:592 v3:654 v4:934 v5:837 v6:771 v7:672 v8:942 v9:749 va:879 vb:783 vc:1160 vd:1001 ve:787 vf:612 vg:1027 vh:824 vi:636 vj:541 vk:856 vl:876 vm:787 vn:612 vo:781 vp:665 vq:781 vr:665 vs:992 vt:904 vu:953 vv:758 vw:1180 vx:1028 vy:934 vz:837 w0:698 w1:550 w2:502 w3:0 w8:418 wa:772 wb:677 wc:686 wd:589 we:603 wf:635 wg:610 wh:525 wi:675 wj:590 wk:624 wl:530 wm:1077 wn:901 wo:641 wp:532 wq:710 wr:604 ws:710 wt:604 wu:710 wv:604 ww:856 wx:832 wy:752 wz:661 x0:1014 x1:877 x2:1081 x3:916 x4:878 x5:693 x6:698 x7:550 x8:611 x9:583 xa:611 xb:592 xc:611 xd:592 xe:685 xf:592 xg:934 xh:807 xi:686 xj:591 xk:686 xl:591 xm:686 xn:634 xo:941 xp:728 xq:941 xr:728 xs:295 xt:1077 xu:901 xv:656 xw:604 xx:776 xy:670 xz:752 y0:661 y1:776 y2:681 y3:686 y4:591 y5:888 y6:774 y7:278 y8:684 y9:613 ya:684 yb:613 yc:974 yd:982 ye:632 yf:615 yg:787 yh:615 yi:787 yj:615 yk:1077 yl:901 ym:641 yn:532 yo:666 yp:578 yq:748 yr:650 ys:748 yt:650 yu:787 yv:612 yw:787 yx:612 yy:787 yz:612 z0:698 z1:549 z2:609 z3:592 z4:609 z5:592 z6:609 z7:592 z8:686 z9:591 za:610 zb:525 zc:882 zd:790 ze:675 zf:590 zg:685 zh:592 zi:685 zj:592 zk:686 zl:589 zm:1006 zn:897 zo:975 zp:869 zq:679 zr:588 zs:1072 zt:957 zu:1113 zv:967 zw:775 zx:660 zy:773 zz:711 100:614 101:541 102:752 103:639 104:1169 105:994 106:894 107:864 108:1032 109:986 10a:787 10b:635 10c:989 10d:818 10e:710 10f:604 10g:1081 10h:905 10i:1081 10j:912 10k:793 10l:683 10m:-1 5xc:684 5xd:613 5xe:686 5xf:635 5xg:686 5xh:635 5xi:686 5xj:635 5xk:698 5xl:550 5xm:770 5xn:635 5xo:770 5xp:635 5xq:770 5xr:635 5xs:770 5xt:635 5xu:770 5xv:635 5xw:632 5xx:615 5xy:632 5xz:615 5y0:632 5y1:615 5y2:632 5y3:615 5y4:632 5y5:615 5y6:575 5y7:352 5y8:775 5y9:635 5ya:752 5yb:634 5yc:752 5yd:634 5ye:752 5yf:634 5yg:752 5yh:634 5yi:752 5yj:634 5yk:295 5yl:278 5ym:295 5yn:278 5yo:656 5yp:579 5yq:656 5yr:579 5ys:656 5yt:579 5yu:557 5yv:288 5yw:557 5yx:288 5yy:557 5yz:278 5z0:557 5z1:278 5z2:863 5z3:974 5z4:863 5z5:974 5z6:863 5z7:974 5z8:748 5z9:634 5za:748 5zb:634 5zc:748 5zd:634 5ze:748 5zf:634 5zg:787 5zh:612 5zi:787 5zj:612 5zk:787 5zl:612 5zm:787 5zn:612 5zo:603 5zp:635 5zq:603 5zr:635 5zs:695 5zt:411 5zu:695 5zv:411 5zw:695 5zx:411 5zy:695 5zz:411 600:635 601:521 602:635 603:521 604:635 605:521 606:635 607:521 608:635 609:521 60a:611 60b:392 60c:611 60d:392 60e:611 60f:392 60g:611 60h:392 60i:732 60j:634 60k:732 60l:634 60m:732 60n:634 60o:732 60p:634 60q:732 60r:634 60s:684 60t:592 60u:684 60v:592 60w:989 60x:818 60y:989 60z:818 610:989 611:818 612:989 613:818 614:989 615:818 616:685 617:592 618:685 619:592 61a:611 61b:592 61c:685 61d:525 61e:685 61f:525 61g:685 61h:525 61i:634 61j:392 61k:818 61l:592 61m:613 61n:352 61q:769 61r:612 61s:684 61t:613 61u:684 61v:613 61w:684 61x:613 61y:684 61z:613 620:684 621:613 622:684 623:613 624:684 625:613 626:684 627:613 628:684 629:613 62a:684 62b:613 62c:684 62d:613 62e:684 62f:613 62g:632 62h:615 62i:632 62j:615 62k:632 62l:615 62m:632 62n:615 62o:632 62p:615 62q:632 62r:615 62s:632 62t:615 62u:632 62v:615 62w:295 62x:278 62y:295 62z:278 630:787 631:612 632:787 633:612 634:787 635:612 636:787 637:612 638:787 639:612 63a:787 63b:612 63c:787 63d:612 63e:913 63f:612 63g:913 63h:612 63i:913 63j:612 63k:913 63l:612 63m:913 63n:612 63o:732 63p:634 63q:732 63r:634 63s:858 63t:634 63u:858 63v:634 63w:858 63x:634 63y:858 63z:634 640:858 641:634 642:611 643:592 644:611 645:592 646:611 647:592 648:611 649:592 64a:769 64b:477 64c:-1 64g:659 64o:684 64q:877 64s:769 64t:801 64u:708 64v:743 64w:541 652:-1 654:711 656:966 657:975 658:898 659:928 65a:-1 65c:634 65k:837 65l:835 65m:1086 65n:1089 65o:1027 65p:1051 65q:934 65r:947 65s:338 660:380 661:374 662:635 664:570 665:600 666:489 667:493 668:612 66e:-1 66g:804 66h:848 66i:1095 66j:1100 66k:938 66l:970 66m:-1 66o:579 66w:-1 66x:784 66y:-1 66z:998 670:-1 671:1012 672:-1 673:897 674:837 67c:802 67d:843 67e:1089 67f:1095 67g:946 67h:972 67i:921 67j:952 67k:659 67m:541 67n:548 67o:634 67p:654 67q:338 67s:612 67u:579 67w:837 67y:-1 680:659 688:684 68a:877 68c:769 68d:801 68e:708 68f:743 68g:634 68o:837 68p:835 68q:1086 68r:1089 68s:1027 68t:1051 68u:934 68v:947 68w:837 694:802 695:843 696:1089 697:1095 698:946 699:972 69a:921 69b:952 69c:659 69h:-1 69i:659 69k:684 69m:716 69n:692 69o:684 69p:500 69u:634 69w:654 69x:-1 69y:634 6a0:805 6a1:746 6a2:931 6a3:871 6a4:752 6a5:500 6a8:338 6ac:-1 6ae:338 6ag:295 6ai:475 6aj:408 6ak:-1 6al:500 6ao:579 6as:635 6au:579 6aw:611 6ay:845 6az:825 6b0:685 6b1:500 6b4:-1 6b6:837 6b9:-1 6ba:837 6bc:941 6bd:813 6be:922 6bf:826 6bg:764 6bh:500 6bj:-1 6bk:500 6bl:1000 6bm:500 6bn:1000 6bo:330 6bp:250 6bq:167 6br:636 6bs:318 6bt:200 6bu:100 6bv:0 6c0:361 6c2:636 6c3:500 6c4:1000 6c6:500 6c8:318 6cc:518 6cg:500 6ci:590 6ck:334 6cl:667 6cm:1000 6cn:318 6co:0 6cv:200 6cw:1342 6cx:1735 6cy:227 6cz:374 6d0:520 6d1:227 6d2:374 6d3:520 6d4:339 6d5:400 6d7:838 6d8:485 6d9:531 6da:500 6db:804 6dd:250 6de:1000 6df:500 6dg:167 6dh:390 6dj:922 6dk:733 6dm:497 6dn:636 6do:500 6dr:337 6ds:804 6dt:500 6du:450 6dv:1000 6dw:804 6dx:838 6dy:586 6dz:663 6e0:838 6e2:318 6e3:797 6e4:838 6e5:318 6e7:222 6e8:0 6ed:-1 6ei:0 6eo:401 6ep:179 6eq:-1 6es:401 6ey:528 6f1:246 6f3:398 6f4:401 6fe:528 6fh:246 6fj:-1 6fk:392 6fl:417 6fm:414 6fn:444 6fo:417 6fp:404 6fq:426 6fr:166 6fs:623 6ft:398 6fu:428 6fv:373 6fw:295 6fx:-1 6g0:877 6g1:636 6g5:974 6g6:636 6g7:1272 6g8:1074 6g9:989 6ga:784 6gb:636 6gf:1272 6gg:636 6gk:774 6gl:636 6gm:-1 6go:636 6gr:-1 6gt:636 6gu:-1 6hc:0 6he:-1 6hi:0 6hk:-1 6hn:0 6hp:-1 6ht:0 6hu:-1 6io:1019 6iq:698 6ir:1123 6is:642 6it:1019 6iu:1067 6iv:614 6iw:698 6ix:952 6iy:-1 6iz:988 6j0:754 6j1:850 6j2:634 6j4:470 6j5:697 6j6:720 6j7:413 6j8:818 6j9:801 6ja:1040 6jb:1000 6jc:697 6jd:701 6je:787 6jf:798 6jg:814 6jh:792 6ji:896 6jj:684 6jk:1020 6jl:1074 6jm:1000 6jn:684 6jo:745 6jp:578 6jq:764 6js:616 6jt:338 6ju:656 6jv:684 6jw:786 6jx:703 6jy:854 6jz:592 6k0:605 6k1:786 6k2:575 6k3:1069 6k4:462 6k5:745 6k6:674 6k7:466 6k8:645 6k9:380 6ka:926 6kb:1194 6kc:702 6kd:728 6ke:654 6kf:849 6kg:811 6kh:775 6ki:557 6kk:611 6kl:819 6km:708 6kn:615 6ko:351 6kq:-1 6kr:780 6ks:-1 6ku:526 6kv:-1 6kw:969 6ky:1370 6kz:969 6lb:568 6lc:295 6ld:492 6le:689 6lf:923 6lg:684 6lh:922 6li:1120 6lj:1317 6lk:917 6ll:685 6lm:933 6ln:1131 6lo:557 6lp:698 6lq:770 6lr:863 6ls:278 6lt:458 6lu:637 6lv:812 6lw:592 6lx:811 6ly:991 6lz:1170 6m0:819 6m1:592 6m2:822 6m3:1002 6m4:278 6m5:550 6m6:635 6m7:974 6m8:1245 6m9:770 6ma:1245 6mb:703 6mc:549 6md:698 6me:-1 6mh:969 6mi:-1 6mo:838 6ps:684 6pt:636 6pu:517 6pv:632 6px:871 6py:669 6q0:871 6q2:718 6q3:871 6q5:718 6q6:636 6q7:757 6q9:674 6qa:838 6qd:337 6qe:637 6qf:838 6qg:626 6qi:637 6ql:714 6qm:833 6qn:838 6qo:896 6qq:838 6qr:500 6qv:732 6qz:521 6r0:789 6r1:1057 6r2:521 6r3:789 6r4:1057 6r5:521 6r8:636 6ra:260 6rb:636 6rc:838 6rk:375 6rl:838 6s2:839 6s4:1000 6s6:838 6sq:1047 6ss:464 6st:838 6to:732 6tr:838 6tv:780 6tx:838 6ua:871 6ue:521 6ug:871 6uo:838 6uu:1000 6uw:838 6uy:521 6uz:732 6v2:838 6v4:820 6v8:626 6v9:318 6va:626 6vb:838 6vc:1000 6vh:838 6vi:732 6vk:838 6vs:1422 6vu:838 6we:1000 6wj:871 6wk:718 6wl:871 6wn:718 6wo:871 6wq:1000 6wr:871 6ws:718 6wt:871 6wu:718 6wv:871 6ww:602 6wy:635 6wz:838 6x3:488 6x4:390 6x8:809 6xc:838 6xd:513 6xe:-1 6xk:1000 6xl:838 6xm:-1 6xo:469 6xs:521 6xu:-1 6xw:1152 6xy:1414 6xz:1152 6y0:1443 6y1:-1 6y3:1414 6y4:873 6y5:-1 703:338 704:635 705:837 706:-1 70a:659 70b:-1 70d:757 70e:-1 70n:1152 70o:-1 710:873 711:-1 717:500 71j:750 71q:521 71r:-1 72m:838 72n:945 72o:-1 737:873 738:-1 739:769 73a:-1 73c:636 73d:-1";
    BOLD_RUNS = "w:348 x:456 y:521 z:838 10:696 11:1002 12:872 13:306 14:457 16:523 17:838 18:380 19:415 1a:380 1b:365 1c:696 1m:400 1o:838 1r:580 1s:1000 1t:774 1u:762 1v:734 1w:830 1x:683 1z:821 20:837 21:372 23:775 24:637 25:995 26:837 27:850 28:733 29:850 2a:770 2b:720 2c:682 2d:812 2e:774 2f:1103 2g:771 2h:724 2i:725 2j:457 2k:365 2l:457 2m:838 2n:500 2p:675 2q:716 2r:593 2s:716 2t:678 2u:435 2v:716 2w:712 2x:343 2z:665 30:343 31:1042 32:712 33:687 34:716 36:493 37:595 38:478 39:712 3a:652 3b:924 3c:645 3d:652 3e:582 3f:712 3g:365 3h:712 3i:838 3j:-1 4g:348 4h:456 4i:696 4k:636 4l:696 4m:365 4n:500 4p:1000 4q:564 4r:646 4s:838 4t:415 4u:1000 4v:500 4x:838 4y:438 50:500 51:736 52:636 53:380 54:500 55:438 56:564 57:646 58:1035 5b:580 5c:774 5i:1085 5j:734 5k:683 5o:372 5s:838 5t:837 5u:850 5z:838 60:850 61:812 65:724 66:738 67:719 68:675 6e:1048 6f:593 6g:678 6k:343 6o:687 6p:712 6q:687 6v:838 6w:687 6x:712 71:652 72:716 73:652 74:774 75:675 76:774 77:675 78:774 79:675 7a:734 7b:593 7c:734 7d:593 7e:734 7f:593 7g:734 7h:593 7i:830 7j:716 7k:838 7l:716 7m:683 7n:678 7o:683 7p:678 7q:683 7r:678 7s:683 7t:678 7u:683 7v:678 7w:821 7x:716 7y:821 7z:716 80:821 81:716 82:821 83:716 84:837 85:712 86:974 87:790 88:372 89:343 8a:372 8b:343 8c:372 8d:343 8e:372 8f:343 8g:372 8h:343 8i:744 8j:686 8k:372 8l:343 8m:775 8n:665 8p:637 8q:343 8r:637 8s:343 8t:637 8u:479 8v:637 8w:557 8x:642 8y:371 8z:837 90:712 91:837 92:712 93:837 94:712 95:983 96:837 97:712 98:850 99:687 9a:850 9b:687 9c:850 9d:687 9e:1167 9f:1094 9g:770 9h:493 9i:770 9j:493 9k:770 9l:493 9m:720 9n:595 9o:720 9p:595 9q:720 9r:595 9s:720 9t:595 9u:682 9v:478 9w:682 9x:478 9y:682 9z:478 a0:812 a1:712 a2:812 a3:712 a4:812 a5:712 a6:812 a7:712 a8:812 a9:712 aa:812 ab:712 ac:1103 ad:924 ae:724 af:652 ag:724 ah:725 ai:582 aj:725 ak:582 al:725 am:582 an:435 ao:716 ap:811 aq:762 ar:716 as:762 at:716 au:734 aw:593 ax:838 ay:879 az:757 b0:716 b1:688 b2:683 b3:849 b4:696 b5:683 b6:435 b7:821 b8:793 b9:1045 ba:436 bb:389 bc:775 bd:665 be:360 bf:592 bg:1042 bh:837 bi:712 bj:850 bk:874 bl:687 bm:1083 bn:912 bo:782 bp:716 bq:770 br:720 bs:595 bt:683 bu:552 bv:478 bw:707 bx:478 by:682 bz:835 c0:712 c1:850 c2:813 c3:797 c4:778 c5:725 c6:582 c7:772 c9:641 ca:582 cb:696 cc:772 cd:641 ce:573 cf:716 cg:372 ch:659 ci:544 cj:372 ck:1555 cl:1412 cm:1298 cn:1009 co:980 cp:686 cq:1209 cr:1180 cs:1055 ct:774 cu:675 cv:372 cw:343 cx:850 cy:687 cz:812 d0:712 d1:812 d2:712 d3:812 d4:712 d5:812 d6:712 d7:812 d8:712 d9:678 da:774 db:675 dc:774 dd:675 de:1085 df:1048 dg:821 dh:716 di:821 dj:716 dk:775 dl:665 dm:850 dn:687 do:850 dp:687 dq:772 dr:582 ds:343 dt:1555 du:1412 dv:1298 dw:821 dx:716 dy:1289 dz:787 e0:837 e1:712 e2:774 e3:675 e4:1085 e5:1048 e6:850 e7:687 e8:774 e9:675 ea:774 eb:675 ec:683 ed:678 ee:683 ef:678 eg:372 eh:343 ei:372 ej:343 ek:850 el:687 em:850 en:687 eo:770 ep:493 eq:770 er:493 es:812 et:712 eu:812 ev:712 ew:720 ex:595 ey:682 ez:478 f0:690 f1:607 f2:837 f3:712 f4:837 f5:865 f6:809 f7:659 f8:725 f9:582 fa:774 fb:675 fc:683 fd:678 fe:850 ff:687 fg:850 fh:687 fi:850 fj:687 fk:850 fl:687 fm:724 fn:652 fo:492 fp:867 fq:512 fr:343 fs:1088 fu:774 fv:734 fw:593 fx:637 fy:682 fz:595 g0:582 g1:782 g2:614 g3:762 g4:812 g5:774 g6:683 g7:678 g8:372 g9:343 ga:860 gb:791 gc:770 gd:493 ge:724 gf:652 gg:675 gh:716 gk:593 gm:717 gn:792 go:678 gq:876 gr:557 gs:545 gt:815 gu:731 gv:343 gw:792 gx:716 gy:627 gz:644 h0:635 h1:712 h4:545 h5:440 h6:545 h7:559 h8:693 h9:343 ha:841 hb:1042 he:712 hf:793 hg:707 hh:687 hi:909 hj:681 hk:796 hl:538 hn:650 ho:493 hq:596 hs:642 hu:595 hv:415 hw:435 hx:605 hy:552 hz:478 i1:920 i2:772 i3:670 i4:652 i5:924 i6:652 i7:724 i8:694 i9:684 ia:641 ic:573 ig:850 ih:633 ii:731 ij:685 ik:691 il:343 im:732 in:539 io:792 ip:573 ir:1156 is:1214 it:1155 iu:975 iv:769 iw:929 ix:1026 iy:862 iz:780 j0:591 j1:415 j2:677 j3:789 j4:456 j6:219 j7:315 ja:411 jb:591 jc:417 jd:302 je:521 jf:380 ji:366 jk:326 jm:500 js:306 jt:500 jw:306 jx:500 k0:337 k2:366 k4:500 k6:416 k7:328 k8:500 ke:351 kf:500 kg:412 kh:219 ki:381 kj:413 kk:326 kl:500 kq:-1 ks:500 ku:657 kv:-1 kz:500 l0:-1 l3:500 l4:-1 lc:0 nk:-1 nl:0 no:-1 nr:0 nt:-1 nu:0 nv:-1 nw:0 o3:-1 og:698 oh:565 oi:1022 oj:836 ok:302 om:837 on:701 oo:-1 oq:500 or:593 os:550 ot:549 ou:400 ov:372 ow:-1 p0:441 p1:500 p2:797 p3:380 p4:846 p5:1009 p6:563 p7:-1 p8:891 p9:-1 pa:980 pb:894 pc:390 pd:774 pe:762 pf:637 pg:774 ph:683 pi:725 pj:837 pk:850 pl:372 pm:775 pn:774 po:995 pp:837 pq:632 pr:850 ps:837 pt:733 pu:-1 pv:683 pw:682 px:724 py:850 pz:771 q0:850 q2:372 q3:724 q4:687 q5:557 q6:712 q7:390 q8:675 q9:687 qa:716 qb:681 qc:687 qd:557 qe:591 qf:712 qg:687 qh:390 qi:710 qj:633 qk:736 ql:681 qm:591 qn:687 qo:791 qp:716 qq:593 qr:779 qs:638 qt:675 qu:782 qv:645 qw:794 qx:869 qy:390 qz:675 r0:687 r1:675 r2:869 r3:775 r4:651 r5:661 r6:746 r7:981 r8:746 r9:796 ra:869 rb:744 rc:850 rd:687 re:734 rf:593 rg:683 rh:494 ri:702 rj:660 rk:919 rl:627 rm:1093 rn:837 ro:832 rp:716 rq:928 rr:744 rs:733 rt:650 ru:789 rv:671 rw:752 rx:716 ry:682 rz:590 s0:744 s1:716 s2:593 s3:343 s4:850 s5:645 s6:644 s7:738 s8:716 s9:734 sa:995 sb:732 sc:716 sd:698 se:734 sf:698 sg:683 si:878 sj:637 sk:734 sl:720 sm:372 sp:1154 sq:1130 sr:878 ss:817 st:837 su:771 sv:837 sw:774 sx:762 sz:637 t0:891 t1:683 t2:1224 t3:710 t4:837 t6:817 t7:831 t8:995 t9:837 ta:850 tb:837 tc:733 td:734 te:682 tf:771 tg:992 th:771 ti:928 tj:808 tk:1235 tl:1326 tm:939 tn:1036 to:762 tp:734 tq:1174 tr:770 ts:675 tt:698 tu:633 tv:522 tw:808 tx:678 ty:995 tz:581 u0:701 u2:679 u3:732 u4:817 u5:691 u6:687 u7:691 u8:716 u9:593 ua:580 ub:652 uc:992 ud:645 ue:741 uf:687 ug:1062 uh:1105 ui:751 uj:904 uk:632 ul:593 um:972 un:642 uo:678 uq:714 ur:522 us:593 ut:595 uu:343 ux:991 uy:956 uz:734 v0:679 v1:701 v2:652 v3:691 v4:1093 v5:869 v6:840 v7:736 v8:1012 v9:839 va:992 vb:832 vc:1358 vd:1121 ve:850 vf:687 vg:1236 vh:1007 vi:696 vj:557 vk:1075 vl:1061 vm:850 vn:687 vo:850 vp:695 vq:850 vr:695 vs:1148 vt:1043 vu:1074 vv:863 vw:1405 vx:1173 vy:1093 vz:869 w0:734 w1:593 w2:652 w3:0 w8:418 wa:957 wb:807 wc:762 wd:611 we:733 wf:716 wg:637 wh:522 wi:666 wj:543 wk:808 wl:669 wm:1224 wn:995 wo:710 wp:581 wq:775 wr:679 ws:817 wt:679 wu:817 wv:679 ww:1015 wx:826 wy:956 wz:808 x0:1103 x1:874 x2:1273 x3:1017 x4:952 x5:858 x6:734 x7:593 x8:682 x9:580 xa:724 xb:652 xc:724 xd:652 xe:771 xf:645 xg:1112 xh:1000 xi:808 xj:687 xk:808 xl:687 xm:808 xn:712 xo:1026 xp:810 xq:1026 xr:810 xs:372 xt:1224 xu:995 xv:775 xw:630 xx:951 xy:805 xz:837 y0:691 y1:957 y2:807 y3:808 y4:687 y5:1115 y6:933 y7:343 y8:774 y9:675 ya:774 yb:675 yc:1085 yd:1048 ye:683 yf:678 yg:849 yh:678 yi:849 yj:678 yk:1224 yl:995 ym:710 yn:581 yo:772 yp:641 yq:837 yr:701 ys:837 yt:701 yu:850 yv:687 yw:850 yx:687 yy:850 yz:687 z0:734 z1:593 z2:771 z3:652 z4:771 z5:652 z6:771 z7:652 z8:808 z9:687 za:637 zb:522 zc:1036 zd:904 ze:666 zf:543 zg:771 zh:645 zi:771 zj:645 zk:762 zl:608 zm:1159 zn:893 zo:1119 zp:920 zq:828 zr:693 zs:1242 zt:1017 zu:1289 zv:1013 zw:839 zx:638 zy:938 zz:803 100:696 101:557 102:831 103:732 104:1286 105:1068 106:1065 107:979 108:1082 109:1013 10a:850 10b:716 10c:1103 10d:924 10e:817 10f:679 10g:1267 10h:1059 10i:1273 10j:1017 10k:957 10l:807 10m:-1 5xc:774 5xd:675 5xe:762 5xf:716 5xg:762 5xh:716 5xi:762 5xj:716 5xk:734 5xl:593 5xm:830 5xn:716 5xo:830 5xp:716 5xq:830 5xr:716 5xs:830 5xt:716 5xu:830 5xv:716 5xw:683 5xx:678 5xy:683 5xz:678 5y0:683 5y1:678 5y2:683 5y3:678 5y4:683 5y5:678 5y6:683 5y7:435 5y8:821 5y9:716 5ya:837 5yb:712 5yc:837 5yd:712 5ye:837 5yf:712 5yg:837 5yh:712 5yi:837 5yj:712 5yk:372 5yl:343 5ym:372 5yn:343 5yo:775 5yp:665 5yq:775 5yr:665 5ys:775 5yt:665 5yu:637 5yv:343 5yw:637 5yx:343 5yy:637 5yz:343 5z0:637 5z1:343 5z2:995 5z3:1042 5z4:995 5z5:1042 5z6:995 5z7:1042 5z8:837 5z9:712 5za:837 5zb:712 5zc:837 5zd:712 5ze:837 5zf:712 5zg:850 5zh:687 5zi:850 5zj:687 5zk:850 5zl:687 5zm:850 5zn:687 5zo:733 5zp:716 5zq:733 5zr:716 5zs:770 5zt:493 5zu:770 5zv:493 5zw:770 5zx:493 5zy:770 5zz:493 600:720 601:595 602:720 603:595 604:720 605:595 606:720 607:595 608:720 609:595 60a:682 60b:478 60c:682 60d:478 60e:682 60f:478 60g:682 60h:478 60i:812 60j:712 60k:812 60l:712 60m:812 60n:712 60o:812 60p:712 60q:812 60r:712 60s:774 60t:652 60u:774 60v:652 60w:1103 60x:924 60y:1103 60z:924 610:1103 611:924 612:1103 613:924 614:1103 615:924 616:771 617:645 618:771 619:645 61a:724 61b:652 61c:725 61d:582 61e:725 61f:582 61g:725 61h:582 61i:712 61j:478 61k:924 61l:652 61m:675 61n:435 61q:896 61r:687 61s:774 61t:675 61u:774 61v:675 61w:774 61x:675 61y:774 61z:675 620:774 621:675 622:774 623:675 624:774 625:675 626:774 627:675 628:774 629:675 62a:774 62b:675 62c:774 62d:675 62e:774 62f:675 62g:683 62h:678 62i:683 62j:678 62k:683 62l:678 62m:683 62n:678 62o:683 62p:678 62q:683 62r:678 62s:683 62t:678 62u:683 62v:678 62w:372 62x:343 62y:372 62z:343 630:850 631:687 632:850 633:687 634:850 635:687 636:850 637:687 638:850 639:687 63a:850 63b:687 63c:850 63d:687 63e:874 63f:687 63g:874 63h:687 63i:874 63j:687 63k:874 63l:687 63m:874 63n:687 63o:812 63p:712 63q:812 63r:712 63s:835 63t:712 63u:835 63v:712 63w:835 63x:712 63y:835 63z:712 640:835 641:712 642:724 643:652 644:724 645:652 646:724 647:652 648:724 649:652 64a:953 64b:644 64c:-1 64g:687 64o:774 64q:1041 64r:1043 64s:935 64t:963 64u:835 64v:859 64w:557 652:-1 654:792 655:794 656:1100 657:1096 658:1023 659:1052 65a:-1 65c:712 65k:945 65l:951 65m:1250 65o:1180 65p:1206 65q:1054 65r:1063 65s:390 660:483 661:489 662:777 663:785 664:712 665:738 666:604 668:687 66e:-1 66g:892 66h:933 66i:1221 66j:1224 66k:1053 66l:1082 66m:-1 66o:675 66w:-1 66x:930 66y:-1 66z:1184 670:-1 671:1199 672:-1 673:1049 674:869 67c:909 67d:958 67e:1246 67f:1251 67g:1076 67h:1105 67i:1028 67j:1076 67k:687 67m:557 67o:712 67q:390 67s:687 67u:675 67w:869 67y:-1 680:687 688:774 68a:1041 68b:1043 68c:935 68d:963 68e:835 68f:859 68g:712 68o:945 68p:951 68q:1250 68s:1180 68t:1206 68u:1054 68v:1063 68w:869 694:909 695:958 696:1246 697:1251 698:1076 699:1105 69a:1028 69b:1076 69c:687 69h:-1 69i:687 69k:774 69m:876 69n:797 69o:774 69p:500 69u:712 69x:-1 69y:712 6a0:929 6a1:846 6a2:1080 6a3:1009 6a4:837 6a5:500 6a8:390 6ac:-1 6ae:390 6ag:372 6ai:621 6aj:563 6ak:-1 6al:500 6ao:675 6as:716 6au:675 6aw:724 6ay:1020 6az:980 6b0:838 6b1:500 6b4:-1 6b6:869 6b9:-1 6ba:869 6bc:1065 6bd:891 6be:1084 6bf:894 6bg:850 6bh:500 6bj:-1 6bk:500 6bl:1000 6bm:500 6bn:1000 6bo:330 6bp:250 6bq:167 6br:696 6bs:380 6bt:200 6bu:100 6bv:0 6c0:415 6c2:696 6c3:500 6c4:1000 6c6:500 6c8:380 6cc:657 6cg:500 6ci:639 6ck:333 6cl:667 6cm:1000 6cn:348 6co:0 6cv:200 6cw:1440 6cx:1887 6cy:264 6cz:447 6d0:630 6d1:264 6d2:447 6d3:630 6d4:733 6d5:412 6d7:972 6d8:627 6d9:580 6da:500 6db:828 6dd:329 6de:1023 6df:500 6dg:167 6dh:457 6dj:1030 6dk:829 6dm:513 6dn:636 6do:500 6dq:523 6dr:400 6ds:828 6dt:523 6du:556 6dv:1000 6dw:828 6dx:838 6dy:684 6dz:813 6e0:838 6e2:380 6e3:872 6e4:838 6e5:380 6e7:222 6e8:0 6ed:-1 6ei:0 6eo:438 6ep:219 6eq:-1 6es:438 6ey:528 6f1:288 6f3:456 6f4:438 6fe:528 6fh:288 6fj:-1 6fk:458 6fl:479 6fm:488 6fn:413 6fo:479 6fp:456 6fq:487 6fr:219 6fs:664 6ft:456 6fu:479 6fv:381 6fw:388 6fx:-1 6g0:929 6g1:696 6g5:1042 6g6:696 6g7:1518 6g8:1205 6g9:1103 6ga:904 6gb:696 6gf:1392 6gg:696 6gk:859 6gl:696 6gm:-1 6go:696 6gr:-1 6gt:696 6gu:-1 6hc:0 6he:-1 6hi:0 6hk:-1 6hn:0 6hp:-1 6ht:0 6hu:-1 6io:1120 6ip:1170 6iq:734 6ir:1211 6is:896 6it:1091 6iu:1144 6iv:614 6iw:698 6ix:1086 6iy:-1 6iz:1073 6j0:913 6j1:888 6j2:712 6j4:597 6j5:697 6j6:856 6j7:472 6j8:974 6j9:837 6ja:1203 6jb:1000 6jc:697 6jd:750 6je:850 6jf:938 6jg:814 6jh:801 6ji:896 6jj:710 6jk:1020 6jl:1281 6jm:1000 6jn:755 6jo:754 6jp:578 6jq:850 6js:763 6jt:338 6ju:775 6jv:774 6jw:928 6jx:818 6jy:854 6jz:636 6k0:729 6k1:808 6k2:683 6k3:1184 6k4:465 6k5:794 6k6:731 6k7:494 6k8:684 6k9:380 6ka:945 6kb:1348 6kc:790 6kd:737 6ke:654 6kf:863 6kg:840 6kh:775 6ki:557 6kj:637 6kk:760 6kl:830 6km:716 6kn:678 6ko:343 6kq:-1 6kr:872 6ks:-1 6ku:547 6kv:-1 6kw:1035 6ky:1483 6kz:1035 6lb:615 6lc:372 6ld:659 6le:945 6lf:1099 6lg:774 6lh:1099 6li:1386 6lj:1672 6lk:1121 6ll:771 6lm:1120 6ln:1407 6lo:637 6lp:734 6lq:830 6lr:995 6ls:343 6lt:607 6lu:872 6lv:984 6lw:652 6lx:962 6ly:1227 6lz:1491 6m0:969 6m1:645 6m2:969 6m3:1233 6m4:343 6m5:593 6m6:716 6m7:1042 6m8:1289 6m9:830 6ma:1289 6mb:734 6mc:593 6md:734 6me:-1 6mh:1035 6mi:-1 6mo:838 6ps:774 6pt:696 6pu:544 6pv:683 6px:856 6py:697 6q0:896 6q2:750 6q3:896 6q5:750 6q6:636 6q7:787 6q9:718 6qa:838 6qc:696 6qd:365 6qe:696 6qf:838 6qg:626 6qh:380 6qi:667 6ql:712 6qm:833 6qn:838 6qo:896 6qq:838 6qr:500 6qv:812 6qz:610 6r0:929 6r1:1295 6r2:563 6r3:977 6r4:1313 6r5:563 6r8:696 6ra:294 6rb:696 6rc:838 6rk:375 6rl:838 6s4:1063 6s6:838 6so:841 6sq:1047 6ss:500 6st:838 6to:812 6tr:838 6tv:796 6tx:838 6ua:914 6ue:542 6ug:914 6uo:838 6uu:1000 6uw:838 6uy:542 6uz:812 6v2:838 6v4:843 6v8:626 6v9:380 6va:626 6vb:838 6vc:1000 6vh:838 6vi:812 6vk:838 6vs:1422 6vu:838 6we:1000 6wi:1158 6wj:896 6wk:750 6wl:896 6wn:750 6wo:896 6wq:1158 6wr:896 6ws:750 6wt:896 6wu:750 6wv:896 6ww:602 6wy:716 6wz:838 6x3:488 6x4:457 6x8:809 6xc:838 6xd:539 6xe:-1 6xk:928 6xl:838 6xm:-1 6xo:469 6xs:610 6xu:-1 6xw:1152 6xy:1414 6xz:1152 6y0:1443 6y1:-1 6y3:1414 6y4:873 6y5:-1 703:390 704:716 705:869 706:-1 70a:687 70b:-1 70d:863 70e:-1 70n:1152 70o:-1 710:873 711:-1 717:500 71j:750 71q:610 71r:-1 72m:838 72n:945 72o:-1 737:873 738:-1 739:769 73a:-1 73c:696 73d:-1";
  }
});

// ../wt-cache/src/charts/text-width.ts
function measureText(text2, fontSize, weight = "normal") {
  const advances = advancesOf(weight);
  let thousandths = 0;
  for (const character of text2) {
    const code = character.codePointAt(0) ?? 0;
    const advance = advances[code] ?? -1;
    thousandths += advance < 0 ? guessAdvance(code) : advance;
  }
  return thousandths / 1e3 * fontSize;
}
function guessAdvance(code) {
  return 1e3 * (code >= FIRST_FULL_WIDTH ? FULL_WIDTH : UNKNOWN_WIDTH);
}
function advancesOf(weight) {
  const known = tables.get(weight);
  if (known !== void 0) return known;
  const table = unpackRuns(weight === "bold" ? BOLD_RUNS : REGULAR_RUNS);
  tables.set(weight, table);
  return table;
}
function unpackRuns(runs) {
  const table = new Int16Array(LAST_CODE_POINT + 1).fill(-1);
  for (const run of runs.split(" ")) {
    const [first = "", advance = ""] = run.split(":");
    table.fill(Number(advance), Number.parseInt(first, 36));
  }
  return table;
}
var FULL_WIDTH, UNKNOWN_WIDTH, FIRST_FULL_WIDTH, tables;
var init_text_width = __esm({
  "../wt-cache/src/charts/text-width.ts"() {
    "use strict";
    init_font_advances_generated();
    FULL_WIDTH = 1;
    UNKNOWN_WIDTH = 0.68;
    FIRST_FULL_WIDTH = 11904;
    tables = /* @__PURE__ */ new Map();
  }
});

// ../wt-cache/src/shared/printable.ts
var UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
var SHORT = { "\n": "\\n", "\r": "\\r", "	": "\\t" };
function printable(text2) {
  return text2.replace(UNPRINTABLE, (character) => SHORT[character] ?? escaped(character.codePointAt(0) ?? 0));
}
function escaped(code) {
  const hex = code.toString(16);
  return code < 256 ? `\\x${hex.padStart(2, "0")}` : `\\u{${hex}}`;
}

// ../wt-cache/src/charts/fit-text.ts
init_text_width();
function balanceText(text2, width, fontSize, weight = "normal") {
  const fullest = wrapText(text2, width, fontSize, weight);
  let lines = fullest;
  for (let share2 = 0.96; share2 > 0.5 && fullest.length > 1; share2 -= 0.04) {
    const narrower = wrapText(text2, share2 * width, fontSize, weight);
    if (narrower.length > fullest.length || narrower.some((line) => line.includes("\u2026"))) break;
    lines = narrower;
  }
  return lines;
}
function wrapText(text2, width, fontSize, weight = "normal") {
  const lines = [];
  let line = "";
  for (const word of text2.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line === "" || measureText(longer, fontSize, weight) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line].map((each) => shortenText(each, width, fontSize, weight));
}
function shortenText(text2, width, fontSize, weight = "normal") {
  if (measureText(text2, fontSize, weight) <= width) return text2;
  const characters = [...text2];
  for (let kept = characters.length - 1; kept > 0; kept--) {
    const cut2 = cutMiddle(characters, kept);
    if (measureText(cut2, fontSize, weight) <= width) return cut2;
  }
  return "\u2026";
}
function labelText(name, length = 24) {
  const characters = [...printable(String(name))];
  return characters.length <= length ? characters.join("") : cutMiddle(characters, length - 1);
}
function cutMiddle(characters, kept) {
  const head = Math.ceil(kept / 2);
  const tail = characters.slice(characters.length - (kept - head));
  return `${characters.slice(0, head).join("")}\u2026${tail.join("")}`;
}
function distinctLabels(names, length = 24) {
  const taken = /* @__PURE__ */ new Set();
  return names.map((name) => {
    const label2 = labelText(name, length);
    let unique = label2;
    for (let number = 2; taken.has(unique); number++) unique = `${label2} (${number})`;
    taken.add(unique);
    return unique;
  });
}

// ../wt-cache/src/charts/theme.ts
var SINGLE_COLUMN = 317;
var DOUBLE_COLUMN = 672;
var FONT = "DejaVu Sans, Verdana, sans-serif";
var FONT_SIZE = 11;
var TITLE_SIZE = 12;
var COLORS = {
  black: "#222222",
  grey: "#767676",
  pale: "#c8c8c8",
  blue: "#0072b2",
  sky: "#56b4e9",
  green: "#009e73",
  orange: "#e69f00",
  red: "#d55e00",
  purple: "#cc79a7"
};
var RARE_TO_COMMON = ["#c6dbef", "#8db8de", "#8f86c4", "#b3508f", "#b5173a", "#67000d"];
var axis = {
  labelFontSize: FONT_SIZE,
  titleFontSize: FONT_SIZE,
  titleFontWeight: "normal",
  labelColor: COLORS.black,
  titleColor: COLORS.black,
  domainColor: COLORS.grey,
  tickColor: COLORS.grey,
  gridColor: "#ececec",
  labelLimit: 0,
  labelSeparation: 4,
  titleLimit: 0,
  titlePadding: 5,
  tickSize: 4
};
var legend = {
  labelFontSize: FONT_SIZE,
  titleFontSize: FONT_SIZE,
  titleFontWeight: "normal",
  labelLimit: 0,
  titleLimit: 0,
  symbolOpacity: 1,
  orient: "bottom",
  offset: 6,
  columnPadding: 12,
  rowPadding: 2
};
var title = {
  anchor: "start",
  frame: "bounds",
  fontSize: TITLE_SIZE,
  fontWeight: "bold",
  color: COLORS.black,
  subtitleFontSize: FONT_SIZE,
  subtitleColor: "#555555",
  subtitlePadding: 3,
  lineHeight: TITLE_SIZE + 3,
  subtitleLineHeight: FONT_SIZE + 3,
  limit: 0,
  offset: 8
};
var THEME = {
  background: "white",
  font: FONT,
  padding: 4,
  view: { stroke: null },
  axis,
  legend,
  title,
  header: { labelFontSize: FONT_SIZE, titleFontSize: FONT_SIZE, labelLimit: 0, labelColor: COLORS.black },
  text: { fontSize: FONT_SIZE, color: COLORS.black }
};

// ../wt-cache/src/charts/frame.ts
var VEGA_LITE_SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json";
var PADDING = 4;
function layeredFigure(name, caption, height, layer, resolve = {}) {
  const autosize = { type: "fit-x", contains: "padding" };
  return { name, spec: { ...frame(caption), autosize, width: caption.width, height, layer, resolve } };
}
function panelFigure(name, caption, panels) {
  const { data, facet, columns, spacing, width, height, layer, resolve = {} } = panels;
  const body = { facet, columns, spacing, spec: { width, height, layer }, resolve };
  return { name, spec: { ...frame(caption), data: { values: [...data] }, ...body } };
}
function sideBySideFigure(name, caption, spacing, panels) {
  return { name, spec: { ...frame(caption), spacing, hconcat: panels } };
}
function frame(caption) {
  const width = caption.width - 2 * PADDING;
  return {
    $schema: VEGA_LITE_SCHEMA,
    description: `${caption.title}. ${caption.subtitle}`,
    title: {
      text: balanceText(caption.title, width, TITLE_SIZE, "bold"),
      subtitle: wrapText(caption.subtitle, width, FONT_SIZE)
    },
    config: THEME
  };
}

// ../wt-cache/src/charts/number-text.ts
var NBSP = "\xA0";
function countText(value) {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ",");
}
function countOf(value, one, many = `${one}s`) {
  return `${countText(value)} ${value === 1 ? one : many}`;
}
function numberText(value, digits = 3) {
  if (!Number.isFinite(value)) return "\u2013";
  const size = Math.abs(value);
  if (size >= 1e3 && size < 1e9) return `${value < 0 ? "\u2212" : ""}${countText(size)}`;
  return String(Number(value.toPrecision(digits))).replace("-", "\u2212");
}
function percentText(share2) {
  const percent2 = 100 * share2;
  const digits = Math.abs(percent2) >= 100 ? 3 : 2;
  return `${numberText(percent2, digits)}${NBSP}%`;
}
function pValueText(p) {
  return p < 1e-3 ? `p${NBSP}<${NBSP}0.001` : equation("p", numberText(p, 2));
}
function equation(symbol, value) {
  return `${symbol}${NBSP}=${NBSP}${value}`;
}
var TIME_UNITS = [
  { symbol: "s", seconds: 1 },
  { symbol: "min", seconds: 60 },
  { symbol: "h", seconds: 3600 },
  { symbol: "d", seconds: 86400 }
];
function timeUnitOf(spanSeconds) {
  const fitting = TIME_UNITS.filter((unit) => unit.seconds === 1 || spanSeconds >= 5 * unit.seconds);
  return fitting.at(-1) ?? { symbol: "s", seconds: 1 };
}
function secondsText(seconds3) {
  const unit = timeUnitOf(Math.abs(seconds3));
  return `${numberText(seconds3 / unit.seconds)}${NBSP}${unit.symbol}`;
}
function plotNumber(value) {
  return Number(value.toPrecision(6));
}

// ../wt-cache/src/charts/marks.ts
function inline(rows) {
  return { values: [...rows] };
}
function quantity(field, title2) {
  return { field, type: "quantitative", title: title2 };
}
function share(field, title2) {
  return { field, type: "quantitative", title: title2, axis: { format: "~%" } };
}
function levelLine(value, name, color = COLORS.grey) {
  const data = inline([{ level: value, name }]);
  const y = { field: "level", type: "quantitative" };
  const label2 = {
    type: "text",
    align: "right",
    baseline: "bottom",
    dx: -2,
    dy: -2,
    fontSize: FONT_SIZE,
    color
  };
  return [
    { data, mark: { type: "rule", strokeDash: [4, 3], color }, encoding: { y } },
    { data, mark: label2, encoding: { y, x: { value: "width" }, text: { field: "name", type: "nominal" } } }
  ];
}

// ../wt-cache/src/charts/series.ts
init_text_width();
var LEGEND_SYMBOL_WIDTH = 30;
function styleScales(styles, legendWidth) {
  const domain = styles.map((style) => style.name);
  const legend2 = { title: null, columns: legendColumns(domain, legendWidth) };
  const common = { field: "series", type: "nominal", legend: legend2 };
  return {
    color: { ...common, scale: { domain, range: styles.map((style) => style.color) } },
    strokeDash: { ...common, scale: { domain, range: styles.map((style) => [...style.dash ?? [1, 0]]) } },
    shape: { ...common, scale: { domain, range: styles.map((style) => style.shape ?? "circle") } }
  };
}
function legendColumns(names, width) {
  const widest = Math.max(...names.map((name) => measureText(name, FONT_SIZE)));
  return Math.max(1, Math.min(names.length, Math.floor(width / (widest + LEGEND_SYMBOL_WIDTH))));
}
function lineLayers(lines) {
  const { rows, styles, width, x, y, interpolate = "linear", points = false } = lines;
  const { color, strokeDash, shape } = styleScales(styles, width);
  const data = inline(rows);
  const place2 = {
    x: { field: "x", type: "quantitative", ...x },
    y: { field: "y", type: "quantitative", ...y }
  };
  const line = {
    data,
    mark: { type: "line", interpolate, strokeWidth: 1.6, aria: false },
    encoding: { ...place2, color, strokeDash }
  };
  if (!points) return [line];
  const marks = {
    data,
    mark: { type: "point", filled: true, size: 28, opacity: 1, aria: false },
    encoding: { ...place2, color, shape }
  };
  return [line, marks];
}
var STYLES = [
  { color: COLORS.blue, dash: [1, 0], shape: "circle" },
  { color: COLORS.red, dash: [5, 3], shape: "square" },
  { color: COLORS.grey, dash: [2, 2], shape: "triangle-up" },
  { color: COLORS.purple, dash: [8, 3, 2, 3], shape: "diamond" }
];
function styleNames(names) {
  return names.map((name, index) => ({
    name,
    ...STYLES[index % STYLES.length],
    color: STYLES[index % STYLES.length]?.color ?? COLORS.black
  }));
}

// ../wt-cache/src/shared/columns.ts
function at(column, index) {
  const value = column[index];
  if (value === void 0) throw new RangeError(`index ${index} outside a column of ${column.length}`);
  return value;
}
function float64At(column, index) {
  const value = column[index];
  if (value === void 0) throw new RangeError(`index ${index} outside a column of ${column.length}`);
  return value;
}
function int32At(column, index) {
  const value = column[index];
  if (value === void 0) throw new RangeError(`index ${index} outside a column of ${column.length}`);
  return value;
}
function itemAt(list, index) {
  if (index < 0 || index >= list.length)
    throw new RangeError(`index ${index} outside a list of ${list.length}`);
  return list[index];
}
var Float64Column = class {
  values;
  length = 0;
  constructor(capacity = 1024) {
    this.values = new Float64Array(capacity);
  }
  push(value) {
    if (this.length === this.values.length) {
      const grown = new Float64Array(this.values.length * 2);
      grown.set(this.values);
      this.values = grown;
    }
    this.values[this.length++] = value;
  }
  /** The values so far, a copy of exactly that length. */
  finish() {
    return this.values.slice(0, this.length);
  }
};
var Int32Column = class {
  values;
  length = 0;
  constructor(capacity = 1024) {
    this.values = new Int32Array(capacity);
  }
  push(value) {
    if (this.length === this.values.length) {
      const grown = new Int32Array(this.values.length * 2);
      grown.set(this.values);
      this.values = grown;
    }
    this.values[this.length++] = value;
  }
  /** The value at an index below `length`. */
  get(index) {
    return at(this.values, index);
  }
  /** The values so far, a copy of exactly that length. */
  finish() {
    return this.values.slice(0, this.length);
  }
};

// ../wt-cache/src/stats/normal-quantile.ts
import erfcinv from "@stdlib/math-base-special-erfcinv";
function normalQuantile(p) {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability is within [0, 1], not ${p}`);
  if (p === 0.5) return 0;
  return p < 0.5 ? -Math.SQRT2 * erfcinv(2 * p) : Math.SQRT2 * erfcinv(2 * (1 - p));
}

// ../wt-cache/src/stats/order-statistic.ts
function expectedNormalOrderStatistic(r, n) {
  if (!(r >= 1 && r <= n)) throw new RangeError(`rank ${r} outside 1\u2026${n}`);
  return normalQuantile((r - Math.PI / 8) / (n - Math.PI / 4 + 1));
}

// ../wt-cache/src/stats/quantile.ts
import { mean, quantileSorted, sum } from "simple-statistics";
function quantileType7(sorted, p) {
  return quantileSorted(asList(sorted), p);
}
function summarize(values) {
  if (values.length === 0) return { mean: null, sd: null, p50: null, p90: null, max: null };
  const sorted = values.toSorted();
  const average = mean(asList(values));
  return {
    mean: average,
    sd: values.length < 2 ? null : sampleDeviation(values, average),
    p50: quantileType7(sorted, 0.5),
    p90: quantileType7(sorted, 0.9),
    max: quantileType7(sorted, 1)
  };
}
function sampleDeviation(values, average) {
  const squares = values.map((value) => (value - average) ** 2);
  return Math.sqrt(sum(asList(squares)) / (values.length - 1));
}
function asList(column) {
  return column;
}

// ../wt-cache/src/experiments/measures.ts
var MEASURES = {
  bestQuality: { title: "Best quality", unit: "" },
  targetSeconds: { title: "Time to common quality", unit: "s" },
  bestSeconds: { title: "Time to its own best", unit: "s" },
  seconds: { title: "Length of the search", unit: "s" },
  sharing: { title: "Sharing across workers", unit: "%" },
  transferredShare: { title: "Layers transferred", unit: "%" },
  idleShare: { title: "Idle worker time", unit: "%" },
  meanWaitSeconds: { title: "Mean wait", unit: "s" },
  waitTogetherSeconds: { title: "Mean wait if all start together", unit: "s" },
  waitEvenlySeconds: { title: "Mean wait if ends come evenly", unit: "s" }
};
var MEASURE_IDS = Object.keys(MEASURES);

// ../wt-cache/src/experiments/figure.ts
var STYLES2 = [
  { name: "simulated", color: COLORS.blue },
  { name: "normal model, all start together", color: COLORS.red, dash: [6, 3], shape: "square" },
  { name: "ends come evenly", color: COLORS.grey, dash: [2, 2], shape: "triangle-up" }
];

// ../wt-cache/src/trace/sequences.ts
function sequenceLength(table, id) {
  return int32At(table.offsets, id + 1) - int32At(table.offsets, id);
}
function choiceAt(table, id, position) {
  const index = int32At(table.offsets, id) + position;
  return index < int32At(table.offsets, id + 1) ? at(table.codes, index) : -1;
}
function commonPrefix(table, a, b) {
  const { offsets, codes } = table;
  const startA = int32At(offsets, a);
  const startB = int32At(offsets, b);
  const limit2 = Math.min(int32At(offsets, a + 1) - startA, int32At(offsets, b + 1) - startB);
  let depth2 = 0;
  while (depth2 < limit2 && codes[startA + depth2] === codes[startB + depth2]) depth2++;
  return depth2;
}
function lexicographicOrder(offsets, codes, maxLength) {
  const count3 = offsets.length - 1;
  let order = Int32Array.from({ length: count3 }, (_, id) => id);
  let next = new Int32Array(count3);
  const keys = new Int32Array(count3);
  for (let position = maxLength - 1; position >= 0; position--) {
    let largest = 0;
    for (let id = 0; id < count3; id++) {
      const index = int32At(offsets, id) + position;
      const key = index < int32At(offsets, id + 1) ? int32At(codes, index) + 1 : 0;
      keys[id] = key;
      if (key > largest) largest = key;
    }
    countingSort(order, keys, largest, next);
    [order, next] = [next, order];
  }
  return order;
}
function countingSort(order, keys, largest, into) {
  const starts = new Int32Array(largest + 2);
  for (let i = 0; i < keys.length; i++)
    starts[int32At(keys, i) + 1] = int32At(starts, int32At(keys, i) + 1) + 1;
  for (let key = 0; key <= largest; key++) starts[key + 1] = int32At(starts, key + 1) + int32At(starts, key);
  for (let i = 0; i < order.length; i++) {
    const id = int32At(order, i);
    const key = int32At(keys, id);
    const place2 = int32At(starts, key);
    into[place2] = id;
    starts[key] = place2 + 1;
  }
}
function narrowCodes(codes, largest) {
  if (largest < 256) return Uint8Array.from(codes);
  if (largest < 65536) return Uint16Array.from(codes);
  return codes;
}

// ../wt-cache/src/trace/prefix-text.ts
function prefixText(trace2, sequence, depth2) {
  const parts = [];
  for (let position = 0; position < depth2; position++) {
    const code = choiceAt(trace2.sequences, sequence, position);
    parts.push(itemAt(itemAt(trace2.space, position).labels, code).replace(/[-\\]/g, "\\$&"));
  }
  return parts.join("-");
}

// ../wt-cache/src/trace/prefix-tree.ts
function buildPrefixTree(table, cuts = []) {
  const draft = draftNodes(table);
  for (const cut2 of cuts) splitNode(draft, cut2);
  return inPreorder(draft, table.count);
}
function nodeAt(tree2, sequence, depth2) {
  let node3 = int32At(tree2.leafOf, sequence);
  while (node3 > 0 && int32At(tree2.depth, int32At(tree2.parent, node3)) >= depth2)
    node3 = int32At(tree2.parent, node3);
  return node3;
}
function sumSubtrees(tree2, values) {
  for (let node3 = tree2.nodes - 1; node3 > 0; node3--) {
    const parent = int32At(tree2.parent, node3);
    values[parent] = at(values, parent) + at(values, node3);
  }
}
function draftNodes(table) {
  const draft = { parent: [-1], depth: [0], first: [0], leafOf: new Int32Array(table.count) };
  const path = [0];
  for (let id = 0; id < table.count; id++) {
    const shared = id === 0 ? 0 : commonPrefix(table, id - 1, id);
    let left = -1;
    while (depthOf(draft, last(path)) > shared) left = path.pop();
    if (depthOf(draft, last(path)) < shared) {
      const inner = addNode(draft, last(path), shared, draft.first[left]);
      draft.parent[left] = inner;
      path.push(inner);
    }
    const leaf = addNode(draft, last(path), sequenceLength(table, id), id);
    draft.leafOf[id] = leaf;
    path.push(leaf);
  }
  return draft;
}
function addNode(draft, parent, depth2, first) {
  draft.parent.push(parent);
  draft.depth.push(depth2);
  draft.first.push(first);
  return draft.parent.length - 1;
}
function splitNode(draft, { sequence, depth: depth2 }) {
  if (depth2 <= 0) return;
  let node3 = draft.leafOf[sequence];
  while (depthOf(draft, draft.parent[node3]) >= depth2) node3 = draft.parent[node3];
  if (depthOf(draft, node3) <= depth2) return;
  draft.parent[node3] = addNode(draft, draft.parent[node3], depth2, draft.first[node3]);
}
function inPreorder(draft, sequences) {
  const nodes2 = draft.parent.length;
  const order = Int32Array.from({ length: nodes2 }, (_, node3) => node3).sort(
    (a, b) => draft.first[a] - draft.first[b] || depthOf(draft, a) - depthOf(draft, b)
  );
  const numberOf = new Int32Array(nodes2);
  order.forEach((node3, index) => {
    numberOf[node3] = index;
  });
  const parent = Int32Array.from(order, (node3) => {
    const above = draft.parent[node3];
    return above < 0 ? -1 : int32At(numberOf, above);
  });
  const tree2 = {
    nodes: nodes2,
    parent,
    depth: Int32Array.from(order, (node3) => depthOf(draft, node3)),
    first: Int32Array.from(order, (node3) => draft.first[node3]),
    end: new Int32Array(nodes2),
    leafOf: draft.leafOf.map((node3) => int32At(numberOf, node3))
  };
  for (let sequence = 0; sequence < sequences; sequence++)
    tree2.end[int32At(tree2.leafOf, sequence)] = sequence + 1;
  for (let node3 = nodes2 - 1; node3 > 0; node3--) {
    const above = int32At(parent, node3);
    tree2.end[above] = Math.max(int32At(tree2.end, above), int32At(tree2.end, node3));
  }
  return tree2;
}
function depthOf(draft, node3) {
  return draft.depth[node3];
}
function last(path) {
  return path[path.length - 1];
}

// ../wt-cache/src/lineage/access/prefix-access.ts
var NEVER = 2147483647;
var PrefixAccess = class {
  kind;
  units;
  trace;
  tree;
  orders;
  known;
  /** Node of each evaluation's deepest access, 0 (the empty prefix) for none. */
  node;
  recorded;
  constructor(trace2, orders, known, donors2, presence) {
    this.trace = trace2;
    this.orders = orders;
    this.known = known;
    this.tree = donors2.tree;
    this.units = donors2.tree.nodes;
    this.recorded = donors2.recorded && !presence;
    this.kind = presence ? "presence" : donors2.recorded ? "recorded" : "hypothetical";
    this.node = Int32Array.from(
      trace2.sequence,
      (sequence, evaluation) => nodeAt(
        donors2.tree,
        sequence,
        presence ? sequenceLength(trace2.sequences, sequence) : int32At(donors2.depth, evaluation)
      )
    );
  }
  weightOf(unit) {
    return int32At(this.tree.depth, unit) - int32At(this.tree.depth, int32At(this.tree.parent, unit));
  }
  namesOf(unit) {
    const sequence = int32At(this.tree.first, unit);
    const shallowest = int32At(this.tree.depth, int32At(this.tree.parent, unit)) + 1;
    return Array.from(
      { length: this.weightOf(unit) },
      (_, index) => prefixText(this.trace, sequence, shallowest + index)
    );
  }
  /** Nodes are numbered in lexicographic preorder. */
  compare(a, b) {
    return a - b;
  }
  size(evaluation) {
    return int32At(this.tree.depth, int32At(this.node, evaluation));
  }
  forEachUnit(evaluation, visit) {
    this.visitDown(int32At(this.node, evaluation), visit);
  }
  common(first, second) {
    let a = int32At(this.node, first);
    let b = int32At(this.node, second);
    while (a !== b) {
      if (a > b) a = int32At(this.tree.parent, a);
      else b = int32At(this.tree.parent, b);
    }
    return int32At(this.tree.depth, a);
  }
  reachesDeepest(other, evaluation) {
    const node3 = int32At(this.node, evaluation);
    let reached = int32At(this.node, other);
    while (reached > node3) reached = int32At(this.tree.parent, reached);
    return reached === node3;
  }
  deepest(evaluation) {
    const node3 = int32At(this.node, evaluation);
    return node3 === 0 ? -1 : node3;
  }
  permute(jobs, order) {
    if (this.recorded) {
      const held = Int32Array.from(order, (from) => int32At(this.node, int32At(jobs, from)));
      jobs.forEach((job, index) => {
        this.node[job] = int32At(held, index);
      });
      return;
    }
    const leaf = Int32Array.from(
      order,
      (from) => int32At(this.tree.leafOf, int32At(this.trace.sequence, int32At(jobs, from)))
    );
    this.deriveAnew(jobs, leaf);
  }
  visitDown(node3, visit) {
    if (node3 <= 0) return;
    this.visitDown(int32At(this.tree.parent, node3), visit);
    visit(node3);
  }
  /** Which candidate first completes each node's prefix outside `jobs`, found once per set of jobs. */
  repository = null;
  deriveAnew(jobs, leaf) {
    if (this.kind === "presence") {
      jobs.forEach((job, index) => {
        this.node[job] = int32At(leaf, index);
      });
      return;
    }
    const { parent } = this.tree;
    const { first, byCompletion } = this.repositoryWithout(jobs);
    const touched = [];
    const earlier = [];
    for (const index of byCompletion) {
      const candidate = int32At(this.orders.candidateOf, int32At(jobs, index));
      for (let node3 = int32At(leaf, index); node3 > 0 && int32At(first, node3) > candidate; node3 = int32At(parent, node3)) {
        touched.push(node3);
        earlier.push(int32At(first, node3));
        first[node3] = candidate;
      }
    }
    jobs.forEach((job, index) => {
      const known = int32At(this.known.successes, job);
      let node3 = int32At(leaf, index);
      while (node3 > 0 && int32At(first, node3) > known) node3 = int32At(parent, node3);
      this.node[job] = node3;
    });
    for (let i = touched.length - 1; i >= 0; i--) first[touched[i]] = earlier[i];
  }
  repositoryWithout(jobs) {
    if (this.repository?.jobs === jobs) return this.repository;
    const inTest = new Uint8Array(this.trace.evaluations);
    for (const job of jobs) inTest[job] = 1;
    const first = new Int32Array(this.tree.nodes).fill(NEVER);
    this.orders.candidates.forEach((evaluation, index) => {
      if (at(inTest, evaluation) === 1) return;
      let node3 = int32At(this.tree.leafOf, int32At(this.trace.sequence, evaluation));
      for (; node3 > 0 && int32At(first, node3) > index + 1; node3 = int32At(this.tree.parent, node3))
        first[node3] = index + 1;
    });
    const byCompletion = Int32Array.from(jobs.keys()).filter((index) => int32At(this.orders.candidateOf, int32At(jobs, index)) > 0).sort(
      (a, b) => int32At(this.orders.candidateOf, int32At(jobs, a)) - int32At(this.orders.candidateOf, int32At(jobs, b))
    );
    this.repository = { jobs, first, byCompletion };
    return this.repository;
  }
};

// ../wt-cache/src/shared/text-order.ts
function compareCodePoints(a, b) {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right) {
      const bothAboveSurrogates = left >= 55296 && right >= 55296;
      return bothAboveSurrogates ? rotate(left) - rotate(right) : left - right;
    }
  }
  return a.length - b.length;
}
function rotate(unit) {
  return unit >= 57344 ? unit - 2048 : unit + 8192;
}

// ../wt-cache/src/lineage/access/recorded-access.ts
var RecordedAccess = class {
  kind = "recorded";
  units;
  names;
  /** Each evaluation's ids without repeats, the last mention counting as its place. */
  sets;
  mark;
  marks = 0;
  constructor(tensors) {
    this.names = tensors.names;
    this.units = tensors.names.length;
    this.mark = new Int32Array(this.units);
    this.sets = Array.from({ length: tensors.offsets.length - 1 }, (_, evaluation) => {
      const ids = tensors.ids.subarray(
        int32At(tensors.offsets, evaluation),
        int32At(tensors.offsets, evaluation + 1)
      );
      return ids.filter((id, index) => ids.indexOf(id, index + 1) < 0);
    });
  }
  weightOf() {
    return 1;
  }
  namesOf(unit) {
    return [this.names[unit] ?? ""];
  }
  compare(a, b) {
    return compareCodePoints(this.names[a] ?? "", this.names[b] ?? "");
  }
  size(evaluation) {
    return this.setOf(evaluation).length;
  }
  forEachUnit(evaluation, visit) {
    for (const unit of this.setOf(evaluation)) visit(unit);
  }
  common(first, second) {
    this.marks++;
    for (const unit of this.setOf(first)) this.mark[unit] = this.marks;
    return this.setOf(second).reduce(
      (sum4, unit) => sum4 + (int32At(this.mark, unit) === this.marks ? 1 : 0),
      0
    );
  }
  reachesDeepest(other, evaluation) {
    const deepest = this.deepest(evaluation);
    return deepest >= 0 && this.setOf(other).includes(deepest);
  }
  deepest(evaluation) {
    return this.setOf(evaluation).at(-1) ?? -1;
  }
  permute(jobs, order) {
    const held = Array.from(order, (from) => this.setOf(int32At(jobs, from)));
    jobs.forEach((job, index) => {
      this.sets[job] = held[index] ?? new Int32Array(0);
    });
  }
  setOf(evaluation) {
    return this.sets[evaluation] ?? new Int32Array(0);
  }
};

// ../wt-cache/src/lineage/access/index.ts
function accessModel(trace2, orders, known, donors2, access) {
  const presence = access === "presence";
  if (trace2.tensors !== null && !presence) return new RecordedAccess(trace2.tensors);
  return new PrefixAccess(trace2, orders, known, donors2, presence);
}

// ../wt-cache/src/lineage/durations.ts
function durationsOf(trace2) {
  return trace2.end.map((end, evaluation) => end - float64At(trace2.start, evaluation)).filter(Number.isFinite);
}
function summarizeDurations(trace2) {
  return summarize(durationsOf(trace2));
}

// ../wt-cache/src/shared/skipped.ts
function skipped(reason) {
  return { skipped: reason };
}
function isSkipped(value) {
  return typeof value === "object" && value !== null && "skipped" in value;
}

// ../wt-cache/src/analyses/contract.ts
function defineAnalysis(analysis) {
  return analysis;
}

// ../wt-cache/src/trace/clock.ts
function traceOrigin(trace2) {
  let origin = Number.POSITIVE_INFINITY;
  for (const start of trace2.start) if (start < origin) origin = start;
  return Number.isFinite(origin) ? origin : 0;
}

// ../wt-cache/src/analyses/locality/bursts.ts
var FEWEST_WORKERS = 3;
var LISTED = 10;
function findBursts(trace2, tensors, gap2) {
  const bursts = tensors.slice(1).flatMap((tensor2, rank) => runsOf(trace2, tensor2, gap2).map((burst2) => ({ burst: burst2, rank })));
  bursts.sort(
    (a, b) => b.burst.workers.length - a.burst.workers.length || b.burst.accesses - a.burst.accesses || a.burst.start - b.burst.start || a.rank - b.rank
  );
  return { bursts: bursts.slice(0, LISTED).map(({ burst: burst2 }) => burst2), burstCount: bursts.length };
}
function runsOf(trace2, { name, evaluations }, gap2) {
  const origin = traceOrigin(trace2);
  const timed = evaluations.filter((evaluation) => !Number.isNaN(trace2.start[evaluation]));
  const bursts = [];
  for (let from = 0, to = 0; from < timed.length; from = to) {
    to = from + 1;
    const startOf2 = (index) => float64At(trace2.start, int32At(timed, index));
    while (to < timed.length && startOf2(to) - startOf2(to - 1) <= gap2) to++;
    const workers = /* @__PURE__ */ new Set();
    for (const evaluation of timed.subarray(from, to)) {
      const worker = trace2.workers[int32At(trace2.worker, evaluation)];
      if (worker !== void 0) workers.add(worker);
    }
    if (workers.size < FEWEST_WORKERS) continue;
    bursts.push({
      tensor: name,
      start: startOf2(from) - origin,
      end: startOf2(to - 1) - origin,
      accesses: to - from,
      workers: [...workers].sort(compareCodePoints)
    });
  }
  return bursts;
}

// ../wt-cache/src/analyses/locality/figures/wording.ts
var WHAT_IS_COUNTED = {
  recorded: "that read the tensor",
  hypothetical: "to which the tensor would be transferred",
  presence: "that contains the tensor"
};
var ACCESS_BASIS = {
  recorded: "recorded reads",
  hypothetical: "layers that would be transferred",
  presence: "all prefixes of each evaluation"
};

// ../wt-cache/src/analyses/locality/figures/reuse-distance.ts
var LONGEST_PLAIN = 24;
function drawReuseDistance(summary2) {
  const reuse = summary2.reuseDistance;
  if (isSkipped(reuse) || reuse.histogram.length === 0) return null;
  const rows = binDistances(reuse.histogram);
  const reads = reuse.histogram.reduce((sum4, bin) => sum4 + bin.count, 0);
  const title2 = reuse.median === null ? "How soon a worker meets a tensor again" : `Half of the re-reads come within ${numberText(reuse.median)} ${reuse.median === 1 ? "job" : "jobs"} of the same worker`;
  const cold = `${countText(reuse.cold)} cold (first on their worker, ${percentText(reuse.cold / (reads + reuse.cold))})`;
  const subtitle = `${countText(reads)} re-reads, ${cold} left out; accesses: ${ACCESS_BASIS[summary2.accesses]}`;
  const x = {
    field: "distance",
    type: "ordinal",
    title: "Reuse distance (jobs; 1 = the previous job)",
    sort: null,
    axis: {
      labelAngle: rows.length > 12 || summaryIsBinned(reuse.histogram) ? -45 : 0,
      labelOverlap: "greedy"
    }
  };
  const mark = { type: "bar", color: COLORS.blue };
  const encoding = { x, y: quantity("count", "Re-reads") };
  return layeredFigure("reuse-distance", { title: title2, subtitle, width: SINGLE_COLUMN }, 150, [
    { data: inline(rows), mark, encoding }
  ]);
}
function summaryIsBinned(histogram) {
  return histogram.some((bin) => bin.distance > LONGEST_PLAIN);
}
function binDistances(histogram) {
  const longest = Math.max(...histogram.map((bin) => bin.distance));
  const binned = summaryIsBinned(histogram);
  const rows = [];
  for (let low = 1, high = 1; low <= longest; low = high + 1, high = binned ? 2 * high : high + 1) {
    const inside = histogram.filter((bin) => bin.distance >= low && bin.distance <= high);
    const count3 = inside.reduce((sum4, bin) => sum4 + bin.count, 0);
    rows.push({ distance: low === high ? String(low) : `${low}\u2013${high}`, count: count3 });
  }
  return rows;
}

// ../wt-cache/src/analyses/locality/figures/scheduling-delay.ts
var CURVES = [
  {
    key: "measuredWaitSeconds",
    name: "measured mean wait",
    color: COLORS.blue,
    dash: [1, 0],
    shape: "circle"
  },
  {
    key: "meanWaitSeconds",
    name: "mean wait, normal model",
    color: COLORS.red,
    dash: [6, 3],
    shape: "square"
  },
  {
    key: "waitFromFirstSeconds",
    name: "wait of the first, normal model",
    color: COLORS.green,
    dash: [2, 2],
    shape: "triangle-up"
  },
  {
    key: "paperBoundSeconds",
    name: "E(s,w) \u2212 E(w,w), the paper\u2019s bound",
    color: COLORS.grey,
    dash: [8, 3, 2, 3],
    shape: "diamond"
  }
];
var FEW_WORKERS = 40;
function drawSchedulingDelay(summary2) {
  const { quanta } = summary2;
  if (isSkipped(quanta) || quanta.workers < 2) return null;
  const spanSeconds = Math.max(...quanta.curve.map((quantum2) => quantum2.waitFromFirstSeconds ?? 0), 0);
  const unit = timeUnitOf(spanSeconds);
  const rows = CURVES.flatMap(
    ({ key, name }) => quanta.curve.flatMap((quantum2) => {
      const seconds3 = quantum2[key];
      return seconds3 === null ? [] : [{ x: quantum2.s, y: plotNumber(seconds3 / unit.seconds), series: name }];
    })
  );
  if (rows.length === 0) return null;
  const drawn = new Set(rows.map((row2) => row2.series));
  const lines = lineLayers({
    rows,
    styles: CURVES.filter((curve3) => drawn.has(curve3.name)),
    width: SINGLE_COLUMN,
    x: {
      title: `Workers waited for, s (of ${countText(quanta.workers)})`,
      axis: { tickMinStep: 1 },
      scale: { zero: false }
    },
    y: { title: `Delay (${unit.symbol})` },
    points: quanta.curve.length <= FEW_WORKERS
  });
  const caption = { title: titleOf(quanta), subtitle: subtitleOf(quanta), width: SINGLE_COLUMN };
  return layeredFigure("scheduling-delay", caption, 190, lines);
}
function titleOf(quanta) {
  const all = quanta.curve.find((quantum2) => quantum2.s === quanta.workers);
  const half = quanta.curve.find((quantum2) => quantum2.s === Math.ceil(quanta.workers / 2));
  const wait = waitOf(all);
  const halfWait = waitOf(half);
  if (wait === null) return "What waiting for s of the workers costs";
  const whole = `Waiting for all ${countText(quanta.workers)} workers costs ${secondsText(wait)} each`;
  return halfWait === null || half === all ? whole : `${whole}, for half of them ${secondsText(halfWait)}`;
}
function waitOf(quantum2) {
  return quantum2?.measuredWaitSeconds ?? quantum2?.meanWaitSeconds ?? null;
}
function subtitleOf({ mean: mean2, sd }) {
  if (mean2 === null || sd === null) return "Order statistics of normal durations";
  return `Order statistics of normal durations, mean ${secondsText(mean2)}, standard deviation ${secondsText(sd)}`;
}

// ../wt-cache/src/analyses/locality/figures/sharing.ts
var MEASURED = "measured";
var CHANCE = "mean of the permutations";
function drawSharing(summary2) {
  const across = summary2.acrossWorkers;
  const bins = summary2.series.sharing.filter((bin) => bin.sharing !== null);
  if (isSkipped(across) || bins.length < 2) return null;
  const unit = timeUnitOf(Math.max(...bins.map((bin) => bin.time)));
  const timeOf = (bin) => plotNumber(bin.time / unit.seconds);
  const rows = bins.flatMap((bin) => [
    ...bin.sharing === null ? [] : [{ x: timeOf(bin), y: plotNumber(bin.sharing), series: MEASURED }],
    ...bin.nullMean === null ? [] : [{ x: timeOf(bin), y: plotNumber(bin.nullMean), series: CHANCE }]
  ]);
  const band = bins.flatMap(
    (bin) => bin.nullLow === null || bin.nullHigh === null ? [] : [{ time: timeOf(bin), low: plotNumber(bin.nullLow), high: plotNumber(bin.nullHigh) }]
  );
  const x = { title: `Time (${unit.symbol})`, scale: { zero: false, nice: false } };
  const y = share("y", "Jobs in flight that share it");
  const styles = [
    { name: MEASURED, color: COLORS.blue, dash: [1, 0], shape: "circle" },
    { name: CHANCE, color: COLORS.black, dash: [4, 3], shape: "circle" }
  ];
  const lines = lineLayers({ rows, styles, width: SINGLE_COLUMN, x, y });
  const { permutations } = across.temporalNull;
  const subtitle = `Band: 95 % of ${permutations} permutations of the architectures over the jobs, within each stage`;
  const caption = { title: titleOf2(across), subtitle, width: SINGLE_COLUMN };
  return layeredFigure("sharing", caption, 160, [...band.length === 0 ? [] : [bandLayer(band)], ...lines]);
}
function bandLayer(rows) {
  return {
    data: inline(rows),
    mark: { type: "area", color: COLORS.pale, opacity: 0.6 },
    encoding: {
      x: { field: "time", type: "quantitative" },
      y: { field: "low", type: "quantitative" },
      y2: { field: "high" }
    }
  };
}
function titleOf2({ sharing, temporalNull }) {
  if (sharing === null) return "Sharing of tensors among jobs in flight";
  const { mean: mean2, pValue } = temporalNull;
  const measured2 = `${percentText(sharing)} of the jobs in flight share a job\u2019s deepest tensor`;
  if (mean2 === null || pValue === null) return measured2;
  return `${measured2}; by chance ${percentText(mean2)} would (${pValueText(pValue)})`;
}

// ../wt-cache/src/charts/natural-order.ts
function compareNaturally(a, b) {
  const left = partsOf(a);
  const right = partsOf(b);
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const order = compareParts(left[i] ?? "", right[i] ?? "");
    if (order !== 0) return order;
  }
  return left.length - right.length || compareCodePoints(a, b);
}
function partsOf(name) {
  return name.match(/\d+|\D+/g) ?? [];
}
function compareParts(a, b) {
  const numbers = /^\d/.test(a) && /^\d/.test(b);
  return numbers ? Number(a) - Number(b) : compareCodePoints(a, b);
}

// ../wt-cache/src/charts/thin.ts
var POINT_BUDGET = 5e3;
var GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;
function thinIndices(y, budget = POINT_BUDGET) {
  const total2 = y.length;
  if (total2 <= budget) return Array.from({ length: total2 }, (_, index) => index);
  const { lowest, highest } = extremesOf(y);
  const kept = /* @__PURE__ */ new Set([0, lowest, highest, total2 - 1]);
  const runs = budget - kept.size;
  for (let run = 0; run < runs; run++) {
    const place2 = (run + run * GOLDEN_RATIO % 1) / runs;
    kept.add(Math.floor(place2 * total2));
  }
  return [...kept].sort((a, b) => a - b);
}
function thinningNote(shown, total2, what) {
  if (shown >= total2) return "";
  return `showing ${countText(shown)} of ${countText(total2)} ${what}`;
}
function extremesOf(y) {
  let lowest = 0;
  let highest = 0;
  for (let index = 1; index < y.length; index++) {
    const value = at(y, index);
    if (value < at(y, lowest) || Number.isNaN(at(y, lowest))) lowest = index;
    if (value > at(y, highest) || Number.isNaN(at(y, highest))) highest = index;
  }
  return { lowest, highest };
}

// ../wt-cache/src/analyses/locality/figures/tensor-access.ts
var LOOKS = [
  { color: COLORS.blue, shape: "circle" },
  { color: COLORS.red, shape: "triangle-up" },
  { color: COLORS.green, shape: "square" }
];
var MAX_HEIGHT = 420;
var MOST_STEP = 13;
var GRID_STEP = 6;
function drawTensorAccess(summary2, context) {
  const points = summary2.series.accessPoints;
  const styles = stylesOf(summary2);
  if (points.length === 0 || styles.size === 0) return null;
  const workers = [...new Set(points.map((point2) => point2.worker))].sort(compareNaturally);
  const labels = distinctLabels(workers);
  const labelOf3 = new Map(workers.map((worker, index) => [worker, labels[index] ?? worker]));
  const unit = timeUnitOf(context.seconds ?? 0);
  const rows = points.map((point2) => ({
    time: plotNumber(point2.start / unit.seconds),
    worker: labelOf3.get(point2.worker) ?? point2.worker,
    series: styles.get(point2.rank)?.name ?? ""
  }));
  const step = Math.min(MOST_STEP, MAX_HEIGHT / workers.length);
  const encoding = encode([...styles.values()], labels, unit);
  const mark = { type: "point", filled: true, size: step < 8 ? 12 : 24, opacity: 0.6, aria: false };
  const layers2 = [...styles.values()].map(({ name }, index) => ({
    data: inline(rows.filter((row2) => row2.series === name)),
    mark: { ...mark, yOffset: (index - 1) * step * 0.24 },
    encoding
  }));
  const caption = { title: titleOf3(summary2), subtitle: subtitleOf2(summary2), width: DOUBLE_COLUMN };
  return layeredFigure("tensor-access", caption, step * workers.length, layers2);
}
function encode(styles, workers, unit) {
  const { color, shape } = styleScales(styles, DOUBLE_COLUMN);
  return {
    x: {
      field: "time",
      type: "quantitative",
      title: `Start (${unit.symbol})`,
      scale: { zero: false, nice: false }
    },
    y: {
      field: "worker",
      type: "nominal",
      title: "Worker",
      scale: { domain: [...workers] },
      axis: { labelOverlap: "greedy", labelSeparation: 0, grid: MAX_HEIGHT / workers.length >= GRID_STEP }
    },
    color,
    shape
  };
}
function stylesOf(summary2) {
  const shown = summary2.tensors.filter((tensor2) => tensor2.rank >= 2 && tensor2.rank <= 4);
  const nameOf = (tensor2) => `rank ${tensor2.rank}: ${labelText(tensor2.id, 20)} (${percentText(tensor2.share)})`;
  return new Map(shown.map((tensor2, index) => [tensor2.rank, { name: nameOf(tensor2), ...look(index) }]));
}
function look(index) {
  return LOOKS[index] ?? { color: COLORS.black, shape: "cross" };
}
function titleOf3(summary2) {
  const first = summary2.tensors.find((tensor2) => tensor2.rank === 1);
  const shown = summary2.tensors.filter((tensor2) => tensor2.rank >= 2 && tensor2.rank <= 4);
  const reach = rangeText(shown.map((tensor2) => tensor2.workers));
  const left = first === void 0 ? "" : `, in ${percentText(first.share)} of evaluations,`;
  const ranks = shown.length === 1 ? "The tensor ranked 2 reaches" : `The tensors ranked 2\u2013${shown.length + 1} reach`;
  return `${ranks} ${reach}; rank 1${left} is left out`;
}
function rangeText(counts) {
  const least = Math.min(...counts);
  const most = Math.max(...counts);
  return least === most ? countOf(most, "worker") : `${countText(least)}\u2013${countText(most)} workers`;
}
function subtitleOf2(summary2) {
  const { accessPoints, accessPointsTotal } = summary2.series;
  const note = thinningNote(accessPoints.length, accessPointsTotal, "accesses");
  return `A mark is an evaluation ${WHAT_IS_COUNTED[summary2.accesses]}${note === "" ? "" : `; ${note}`}`;
}

// ../wt-cache/src/analyses/locality/figures.ts
function figures(summary2, context) {
  return [
    drawTensorAccess(summary2, context),
    drawReuseDistance(summary2),
    drawSharing(summary2),
    drawSchedulingDelay(summary2)
  ].filter((figure) => figure !== null);
}

// ../wt-cache/src/analyses/locality/jobs.ts
var ENDS = 0;
var STARTS = 1;
var ASKS = 2;
function jobsByStart(trace2, evaluations) {
  return evaluations.filter((row2) => !Number.isNaN(trace2.start[row2]) && int32At(trace2.worker, row2) >= 0).sort((a, b) => float64At(trace2.start, a) - float64At(trace2.start, b) || a - b);
}
function scheduleJobs(trace2, jobs) {
  const ends = Int32Array.from(jobs.keys()).filter(
    (index) => float64At(trace2.end, int32At(jobs, index)) > float64At(trace2.start, int32At(jobs, index))
  ).sort((a, b) => float64At(trace2.end, int32At(jobs, a)) - float64At(trace2.end, int32At(jobs, b)) || a - b);
  const events = new Int32Column();
  const others = new Int32Array(jobs.length);
  const takesTime = new Uint8Array(jobs.length);
  const overlapOffsets = new Int32Array(jobs.length + 1);
  const overlaps = new Int32Column();
  const onWorker = trace2.workers.map(() => /* @__PURE__ */ new Set());
  const workerOf = (index) => int32At(trace2.worker, int32At(jobs, index));
  let ended = 0;
  let inFlight = 0;
  for (let index = 0; index < jobs.length; ) {
    const now = float64At(trace2.start, int32At(jobs, index));
    for (; ended < ends.length && float64At(trace2.end, int32At(jobs, int32At(ends, ended))) <= now; ended++) {
      const job = int32At(ends, ended);
      events.push(3 * job + ENDS);
      onWorker[workerOf(job)]?.delete(job);
      inFlight--;
    }
    let next = index;
    for (; next < jobs.length && float64At(trace2.start, int32At(jobs, next)) === now; next++) {
      if (!(float64At(trace2.end, int32At(jobs, next)) > now)) continue;
      events.push(3 * next + STARTS);
      takesTime[next] = 1;
      onWorker[workerOf(next)]?.add(next);
      inFlight++;
    }
    for (; index < next; index++) {
      events.push(3 * index + ASKS);
      const own = onWorker[workerOf(index)] ?? /* @__PURE__ */ new Set();
      others[index] = inFlight - own.size;
      for (const other of own) if (other !== index) overlaps.push(other);
      overlapOffsets[index + 1] = overlaps.length;
    }
  }
  return { jobs, events: events.finish(), others, takesTime, overlapOffsets, overlaps: overlaps.finish() };
}

// ../wt-cache/src/stats/random.ts
var TWO_32 = 2 ** 32;
function createRandom(seed) {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`a seed is an integer below 2\u2075\xB3, not ${seed}`);
  const word = createXoshiro(expandSeed(BigInt(seed)));
  return {
    next: () => ((word() >>> 5) * 2 ** 26 + (word() >>> 6)) / 2 ** 53,
    integer: (bound) => {
      const limit2 = TWO_32 - TWO_32 % bound;
      let drawn = word();
      while (drawn >= limit2) drawn = word();
      return drawn % bound;
    }
  };
}
function shuffle(array, random, from = 0, to = array.length) {
  for (let i = to - 1; i > from; i--) {
    const other = from + random.integer(i - from + 1);
    const held = int32At(array, i);
    array[i] = int32At(array, other);
    array[other] = held;
  }
}
function createXoshiro(state) {
  let [a, b, c, d] = state;
  return () => {
    const result = Math.imul(rotate2(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate2(d, 11);
    return result;
  };
}
function rotate2(word, bits) {
  return word << bits | word >>> 32 - bits;
}
function expandSeed(seed) {
  const [first, second] = [splitMix64(seed, 1n), splitMix64(seed, 2n)];
  return [
    Number(first & 0xffffffffn),
    Number(first >> 32n),
    Number(second & 0xffffffffn),
    Number(second >> 32n)
  ];
}
function splitMix64(seed, n) {
  let z15 = BigInt.asUintN(64, seed + n * 0x9e3779b97f4a7c15n);
  z15 = BigInt.asUintN(64, (z15 ^ z15 >> 30n) * 0xbf58476d1ce4e5b9n);
  z15 = BigInt.asUintN(64, (z15 ^ z15 >> 27n) * 0x94d049bb133111ebn);
  return z15 ^ z15 >> 31n;
}

// ../wt-cache/src/analyses/locality/repeats.ts
function measureRepeats(access, jobs, worker, workers) {
  const previous = new Int32Array(workers).fill(-1);
  let pairs = 0;
  let sum4 = 0;
  for (let index = 0; index < jobs.length; index++) {
    const job = int32At(jobs, index);
    const before2 = int32At(previous, int32At(worker, index));
    const size = access.size(job);
    previous[int32At(worker, index)] = job;
    if (before2 < 0 || size === 0) continue;
    pairs++;
    sum4 += access.common(before2, job) / size;
  }
  return { pairs, repeat: pairs === 0 ? null : sum4 / pairs };
}

// ../wt-cache/src/analyses/locality/sharing.ts
function measureSharing(access, schedule) {
  const { jobs, events } = schedule;
  const shares = new Float64Array(jobs.length);
  const active = new Int32Array(access.units);
  let step = 1;
  const bump = (unit) => {
    active[unit] = int32At(active, unit) + step;
  };
  for (const event of events) {
    const index = Math.floor(event / 3);
    const kind = event % 3;
    if (kind === ASKS) {
      shares[index] = shareOf(access, schedule, active, index);
      continue;
    }
    step = kind === STARTS ? 1 : -1;
    access.forEachUnit(int32At(jobs, index), bump);
  }
  return shares;
}
function shareOf(access, schedule, active, index) {
  const { jobs, others, overlaps, overlapOffsets, takesTime } = schedule;
  const job = int32At(jobs, index);
  const unit = access.deepest(job);
  if (unit < 0 || int32At(others, index) === 0) return Number.NaN;
  let sharing = int32At(active, unit) - at(takesTime, index);
  for (let slot = int32At(overlapOffsets, index); slot < int32At(overlapOffsets, index + 1); slot++) {
    if (access.reachesDeepest(int32At(jobs, int32At(overlaps, slot)), job)) sharing--;
  }
  return sharing / int32At(others, index);
}
function meanShare(shares) {
  let sum4 = 0;
  let jobs = 0;
  for (const share2 of shares) {
    if (Number.isNaN(share2)) continue;
    sum4 += share2;
    jobs++;
  }
  return jobs === 0 ? null : sum4 / jobs;
}

// ../wt-cache/src/analyses/locality/nulls.ts
var TESTED_EVALUATIONS = 5e3;
function testLocality(input) {
  const { access, schedule, permutations } = input;
  const observedShares = measureSharing(access, schedule);
  const observedRepeat = measureRepeats(access, schedule.jobs, input.worker, input.workers).repeat;
  const repeatWorker = shuffleWorkers(input);
  const repeats = [];
  const permutedShares = [];
  const random = createRandom(input.seed);
  const strata = stratify(input);
  for (let round = 0; round < permutations; round++) {
    access.permute(schedule.jobs, shuffleStrata(strata, random));
    repeats.push(measureRepeats(access, schedule.jobs, input.worker, input.workers).repeat);
    permutedShares.push(measureSharing(access, schedule));
  }
  const jobs = schedule.jobs.length;
  return {
    repeatTemporal: compareToNull(observedRepeat, repeats, jobs),
    repeatWorker: compareToNull(observedRepeat, repeatWorker, jobs),
    sharingTemporal: compareToNull(meanShare(observedShares), permutedShares.map(meanShare), jobs),
    observedShares,
    permutedShares
  };
}
var TIE = 1e-12;
function compareToNull(observed, draws, jobs) {
  const values = draws.filter((draw) => draw !== null);
  const permutations = draws.length;
  if (observed === null || values.length === 0) {
    return { mean: null, sd: null, lift: null, pValue: null, observed, permutations, jobs };
  }
  const mean2 = values.reduce((sum4, value) => sum4 + value, 0) / values.length;
  const squares = values.reduce((sum4, value) => sum4 + (value - mean2) ** 2, 0);
  const atLeast = values.filter((value) => value >= observed - TIE).length;
  return {
    mean: mean2,
    sd: values.length < 2 ? null : Math.sqrt(squares / (values.length - 1)),
    lift: mean2 === 0 ? null : observed / mean2,
    pValue: (1 + atLeast) / (1 + values.length),
    observed,
    permutations,
    jobs
  };
}
function shuffleWorkers({
  access,
  schedule,
  worker,
  workers,
  permutations,
  seed
}) {
  const random = createRandom(seed + 1);
  const labels = worker.slice();
  return Array.from({ length: permutations }, () => {
    shuffle(labels, random);
    return measureRepeats(access, schedule.jobs, labels, workers).repeat;
  });
}
function stratify({ schedule, stage }) {
  const indices = [...schedule.jobs.keys()];
  const stageOf = (index) => at(stage, int32At(schedule.jobs, index));
  const first = indices.filter((index) => stageOf(index) !== 2);
  const second = indices.filter((index) => stageOf(index) === 2);
  return { sorted: Int32Array.from([...first, ...second]), stage1: first.length };
}
function shuffleStrata({ sorted, stage1: stage12 }, random) {
  const given = sorted.slice();
  shuffle(given, random, 0, stage12);
  shuffle(given, random, stage12, given.length);
  const order = new Int32Array(sorted.length);
  sorted.forEach((index, place2) => {
    order[index] = int32At(given, place2);
  });
  return order;
}

// ../wt-cache/src/analyses/locality/quanta.ts
function describeQuanta(trace2) {
  const workers = trace2.workers.length;
  const { mean: mean2, sd } = summarizeDurations(trace2);
  const expected2 = Float64Array.from(
    { length: workers },
    (_, r) => expectedNormalOrderStatistic(r + 1, workers)
  );
  const ends = sortedEnds(trace2);
  const sums = runningSums(ends);
  const inSeconds = (deviations) => sd === null ? null : deviations * sd;
  let sum4 = 0;
  const curve3 = Array.from(expected2, (here, index) => {
    const s2 = index + 1;
    sum4 += here;
    const paperBound = here - float64At(expected2, workers - 1);
    const waitFromFirst = here - float64At(expected2, 0);
    const meanWait = here - sum4 / s2;
    return {
      s: s2,
      paperBound,
      paperBoundSeconds: inSeconds(paperBound),
      waitFromFirst,
      waitFromFirstSeconds: inSeconds(waitFromFirst),
      meanWait,
      meanWaitSeconds: inSeconds(meanWait),
      measuredWaitSeconds: measureWait(ends, sums, s2)
    };
  });
  return { workers, mean: mean2, sd, curve: curve3 };
}
function measureWait(ends, sums, s2) {
  const groups = Math.floor(ends.length / s2);
  if (groups === 0) return null;
  let lastEnds = 0;
  for (let group = 1; group <= groups; group++) lastEnds += float64At(ends, group * s2 - 1);
  return lastEnds / groups - float64At(sums, groups * s2) / (groups * s2);
}
function sortedEnds(trace2) {
  const ends = trace2.end.filter(Number.isFinite).sort();
  const first = ends[0] ?? 0;
  return ends.map((end) => end - first);
}
function runningSums(values) {
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) sums[i + 1] = float64At(sums, i) + float64At(values, i);
  return sums;
}

// ../wt-cache/src/analyses/locality/reuse-distance.ts
function measureReuse(trace2, access, jobs) {
  const byWorker = jobs.slice().sort((a, b) => int32At(trace2.worker, a) - int32At(trace2.worker, b));
  const lastJob = new Int32Array(access.units);
  const lastWorker = new Int32Array(access.units).fill(-1);
  const counts = /* @__PURE__ */ new Map();
  let cold = 0;
  let worker = -1;
  let job = 0;
  const meet = (unit) => {
    const weight = access.weightOf(unit);
    if (int32At(lastWorker, unit) === worker) {
      const distance = job - int32At(lastJob, unit);
      counts.set(distance, (counts.get(distance) ?? 0) + weight);
    } else {
      cold += weight;
    }
    lastWorker[unit] = worker;
    lastJob[unit] = job;
  };
  for (const evaluation of byWorker) {
    if (int32At(trace2.worker, evaluation) !== worker) job = 0;
    worker = int32At(trace2.worker, evaluation);
    job++;
    access.forEachUnit(evaluation, meet);
  }
  const histogram = [...counts].map(([distance, count3]) => ({ distance, count: count3 })).sort((a, b) => a.distance - b.distance);
  return { histogram, cold, median: medianOf(histogram) };
}
function medianOf(histogram) {
  const total2 = histogram.reduce((sum4, { count: count3 }) => sum4 + count3, 0);
  if (total2 === 0) return null;
  const valueAt = (place2) => {
    let passed = 0;
    for (const { distance, count: count3 } of histogram) {
      passed += count3;
      if (place2 < passed) return distance;
    }
    return Number.NaN;
  };
  return (valueAt(Math.floor((total2 - 1) / 2)) + valueAt(Math.floor(total2 / 2))) / 2;
}

// ../wt-cache/src/analyses/locality/schema.ts
import { z as z2 } from "zod";

// ../wt-cache/src/shared/schema-parts.ts
import { z } from "zod";
var numberOrNull = z.number().nullable();
var count = z.int().nonnegative();
var countOrNull = count.nullable();
var choice = z.union([z.string(), z.number()]);
var skippedSchema = z.object({
  skipped: z.string().describe("Why this part could not be computed")
});
function orSkipped(schema) {
  return z.union([skippedSchema, schema]);
}

// ../wt-cache/src/analyses/locality/schema.ts
var localityParams = z2.object({
  access: z2.enum(["transfers", "presence"]).default("transfers").describe("presence counts all prefixes of an evaluation"),
  permutations: z2.int().min(0).max(1e5).default(199),
  seed: z2.int().nonnegative().default(0),
  burstSeconds: z2.number().positive().nullable().default(null).describe("\u0394; default 5 % of the mean evaluation time")
});
var tensor = z2.object({
  rank: count,
  id: z2.string(),
  accesses: count,
  share: z2.number(),
  workers: count,
  firstStart: numberOrNull,
  lastStart: numberOrNull
});
var nullTest = z2.object({
  mean: numberOrNull,
  sd: numberOrNull,
  lift: numberOrNull,
  pValue: numberOrNull,
  observed: numberOrNull.describe("The statistic over the jobs of the test"),
  permutations: count,
  jobs: count
});
var burst = z2.object({
  tensor: z2.string(),
  start: z2.number(),
  end: z2.number(),
  accesses: count,
  workers: z2.array(z2.string())
});
var quantum = z2.object({
  s: count,
  paperBound: numberOrNull,
  paperBoundSeconds: numberOrNull,
  waitFromFirst: numberOrNull,
  waitFromFirstSeconds: numberOrNull,
  meanWait: numberOrNull,
  meanWaitSeconds: numberOrNull,
  measuredWaitSeconds: numberOrNull
});
var series = z2.object({
  accessPoints: z2.array(z2.object({ start: z2.number(), worker: z2.string(), rank: count })).describe("Accesses of the tensors ranked 2 to 4, thinned to the point budget"),
  accessPointsTotal: count,
  sharing: z2.array(
    z2.object({
      time: z2.number().describe("Middle of the bin, seconds"),
      jobs: count,
      sharing: numberOrNull,
      nullMean: numberOrNull,
      nullLow: numberOrNull.describe("2.5 % of the permutations"),
      nullHigh: numberOrNull.describe("97.5 % of the permutations")
    })
  ).describe("In-flight sharing over time, over the jobs of the permutation test")
});
var localitySummary = z2.object({
  params: localityParams.required(),
  accesses: z2.enum(["recorded", "hypothetical", "presence"]),
  tensors: z2.array(tensor),
  withinWorker: orSkipped(
    z2.object({ pairs: count, repeat: numberOrNull, temporalNull: nullTest, workerNull: nullTest })
  ),
  acrossWorkers: orSkipped(
    z2.object({ meanInFlight: numberOrNull, sharing: numberOrNull, temporalNull: nullTest })
  ),
  bursts: z2.array(burst),
  burstCount: count,
  coaccess: z2.array(z2.object({ a: z2.string(), b: z2.string(), both: count, jaccard: numberOrNull })).nullable(),
  reuseDistance: orSkipped(
    z2.object({
      histogram: z2.array(z2.object({ distance: count, count })),
      cold: count,
      median: numberOrNull
    })
  ),
  quanta: orSkipped(
    z2.object({ workers: count, mean: numberOrNull, sd: numberOrNull, curve: z2.array(quantum) })
  ),
  topTensorWorkers: z2.object({ eligible: count, reading: count }).nullable().describe("Workers with at least 5 stage-2 jobs, and how many of them read the top tensor"),
  series
});

// ../wt-cache/src/analyses/locality/series.ts
var SHOWN_RANKS = [2, 3, 4];
var MOST_BINS = 40;
var FEWEST_JOBS_A_BIN = 25;
function collectAccessPoints(trace2, tensors) {
  const origin = traceOrigin(trace2);
  const points = SHOWN_RANKS.flatMap(
    (rank) => Array.from(tensors[rank - 1]?.evaluations ?? [], (evaluation) => ({ evaluation, rank }))
  ).filter(
    ({ evaluation }) => !Number.isNaN(trace2.start[evaluation]) && int32At(trace2.worker, evaluation) >= 0
  );
  points.sort(
    (a, b) => float64At(trace2.start, a.evaluation) - float64At(trace2.start, b.evaluation) || a.rank - b.rank
  );
  const starts = Float64Array.from(points, ({ evaluation }) => float64At(trace2.start, evaluation));
  return {
    accessPoints: thinIndices(starts, POINT_BUDGET).flatMap((index) => {
      const point2 = points[index];
      if (point2 === void 0) return [];
      const { evaluation, rank } = point2;
      return [
        {
          start: float64At(trace2.start, evaluation) - origin,
          worker: trace2.workers[int32At(trace2.worker, evaluation)] ?? "",
          rank
        }
      ];
    }),
    accessPointsTotal: points.length
  };
}
function binSharing(trace2, schedule, observed, permuted) {
  const origin = traceOrigin(trace2);
  const jobs = schedule.jobs.length;
  const bins = Math.max(1, Math.min(MOST_BINS, Math.floor(jobs / FEWEST_JOBS_A_BIN)));
  if (jobs === 0) return [];
  return Array.from({ length: bins }, (_, bin) => {
    const from = Math.floor(bin * jobs / bins);
    const to = Math.floor((bin + 1) * jobs / bins);
    const startOf2 = (index) => float64At(trace2.start, int32At(schedule.jobs, index)) - origin;
    const draws = permuted.flatMap((shares) => meanShare(shares.subarray(from, to)) ?? []).sort((a, b) => a - b);
    return {
      time: (startOf2(from) + startOf2(to - 1)) / 2,
      jobs: to - from,
      sharing: meanShare(observed.subarray(from, to)),
      nullMean: draws.length === 0 ? null : draws.reduce((sum4, value) => sum4 + value, 0) / draws.length,
      nullLow: draws.length === 0 ? null : quantileType7(draws, 0.025),
      nullHigh: draws.length === 0 ? null : quantileType7(draws, 0.975)
    };
  });
}

// ../wt-cache/src/analyses/locality/tensors.ts
var TOP = 20;
function findTopTensors(trace2, access) {
  const counts = new Int32Array(access.units);
  for (let evaluation = 0; evaluation < trace2.evaluations; evaluation++) {
    access.forEachUnit(evaluation, (unit) => {
      counts[unit] = int32At(counts, unit) + 1;
    });
  }
  const units = topUnits(access, counts);
  const readers = collectReaders(trace2, access, units);
  const tensors = units.flatMap((unit) => {
    const evaluations = readers.get(unit) ?? new Int32Array(0);
    return access.namesOf(unit).map((name) => ({ unit, name, accesses: int32At(counts, unit), evaluations }));
  });
  return tensors.slice(0, TOP);
}
function topUnits(access, counts) {
  const accessed = Int32Array.from(counts.keys()).filter((unit) => int32At(counts, unit) > 0);
  accessed.sort((a, b) => int32At(counts, b) - int32At(counts, a) || access.compare(a, b));
  return Array.from(accessed.subarray(0, TOP));
}
function collectReaders(trace2, access, units) {
  const rows = new Map(units.map((unit) => [unit, []]));
  for (let evaluation = 0; evaluation < trace2.evaluations; evaluation++) {
    access.forEachUnit(evaluation, (unit) => rows.get(unit)?.push(evaluation));
  }
  const time = (row2) => trace2.start[row2] ?? Number.NaN;
  const byStart = (a, b) => time(a) - time(b) || a - b;
  return new Map([...rows].map(([unit, list]) => [unit, Int32Array.from(list).sort(byStart)]));
}
function describeTensors(trace2, tensors) {
  const origin = traceOrigin(trace2);
  return tensors.map(({ name, accesses, evaluations }, index) => {
    const starts = Array.from(evaluations, (evaluation) => float64At(trace2.start, evaluation)).filter(
      Number.isFinite
    );
    const workers = new Set(Array.from(evaluations, (evaluation) => int32At(trace2.worker, evaluation)));
    workers.delete(-1);
    return {
      rank: index + 1,
      id: name,
      accesses,
      share: accesses / trace2.evaluations,
      workers: workers.size,
      firstStart: starts.length === 0 ? null : starts[0] - origin,
      lastStart: starts.length === 0 ? null : starts.at(-1) - origin
    };
  });
}
function countTopReaders(trace2, stage, top) {
  if (top === void 0 || trace2.workers.length === 0) return null;
  const jobs = new Int32Array(trace2.workers.length);
  const reads = new Uint8Array(trace2.workers.length);
  trace2.worker.forEach((worker, evaluation) => {
    if (worker >= 0 && at(stage, evaluation) === 2) jobs[worker] = int32At(jobs, worker) + 1;
  });
  for (const evaluation of top.evaluations) {
    const worker = int32At(trace2.worker, evaluation);
    if (worker >= 0) reads[worker] = 1;
  }
  const eligible = [...jobs.keys()].filter((worker) => int32At(jobs, worker) >= 5);
  return { eligible: eligible.length, reading: eligible.filter((worker) => at(reads, worker) === 1).length };
}
function countCoaccess(trace2, access, tensors) {
  const rankOf = new Map(tensors.map(({ unit }, rank) => [unit, rank]));
  const both = tensors.map(() => new Int32Array(tensors.length));
  const present2 = [];
  for (let evaluation = 0; evaluation < trace2.evaluations; evaluation++) {
    present2.length = 0;
    access.forEachUnit(evaluation, (unit) => {
      const rank = rankOf.get(unit);
      if (rank !== void 0) present2.push(rank);
    });
    for (const a of present2) {
      const row2 = both[a];
      if (row2 !== void 0) for (const b of present2) row2[b] = int32At(row2, b) + 1;
    }
  }
  return tensors.flatMap(
    (a, i) => tensors.slice(i + 1).map((b, offset) => {
      const together = both[i]?.[i + 1 + offset] ?? 0;
      return {
        a: a.name,
        b: b.name,
        both: together,
        jaccard: together / (a.accesses + b.accesses - together)
      };
    })
  );
}

// ../wt-cache/src/analyses/locality/index.ts
var BURST_SHARE = 0.05;
var locality = defineAnalysis({
  meta: {
    id: "locality",
    title: "Locality",
    question: "Where is the temporal locality of tensors, within and across workers?",
    needs: ["trace", "orders", "stages", "donors"],
    wants: []
  },
  params: localityParams,
  summary: localitySummary,
  run: ({ trace: trace2, orders, stages, donors: donors2 }, params) => {
    const access = accessModel(trace2, orders, stages.known, donors2, params.access);
    const tensors = findTopTensors(trace2, access);
    const gap2 = params.burstSeconds ?? BURST_SHARE * (summarizeDurations(trace2).mean ?? 0);
    return {
      params,
      accesses: access.kind,
      tensors: describeTensors(trace2, tensors),
      ...findBursts(trace2, tensors, gap2),
      coaccess: access instanceof RecordedAccess ? countCoaccess(trace2, access, tensors) : null,
      quanta: trace2.workers.length === 0 ? skipped("needs workers") : describeQuanta(trace2),
      topTensorWorkers: countTopReaders(trace2, stages.stage, tensors[0]),
      ...measureWorkers(trace2, orders, access, stages.stage, params, collectAccessPoints(trace2, tensors))
    };
  },
  figures
});
function measureWorkers(trace2, orders, access, stage, params, points) {
  const jobs = jobsByStart(trace2, orders.creation);
  const workerOf = (list) => list.map((job) => int32At(trace2.worker, job));
  const schedule = scheduleJobs(trace2, jobs);
  const repeats = measureRepeats(access, jobs, workerOf(jobs), trace2.workers.length);
  const sharing = meanShare(measureSharing(access, schedule));
  const reuseDistance = measureReuse(trace2, access, jobs);
  const tested = orders.creation.slice(-TESTED_EVALUATIONS);
  const testSchedule = tested.length === trace2.evaluations ? schedule : scheduleJobs(trace2, jobsByStart(trace2, tested));
  const tests = testLocality({
    access,
    schedule: testSchedule,
    worker: workerOf(testSchedule.jobs),
    workers: trace2.workers.length,
    stage,
    permutations: params.permutations,
    seed: params.seed
  });
  const inFlight = schedule.others.reduce((sum4, others) => sum4 + others, 0);
  return {
    withinWorker: { ...repeats, temporalNull: tests.repeatTemporal, workerNull: tests.repeatWorker },
    acrossWorkers: {
      meanInFlight: jobs.length === 0 ? null : inFlight / jobs.length,
      sharing,
      temporalNull: tests.sharingTemporal
    },
    reuseDistance,
    series: {
      ...points,
      sharing: binSharing(trace2, testSchedule, tests.observedShares, tests.permutedShares)
    }
  };
}

// ../wt-cache/src/analyses/popularity/figures/donors.ts
var PAPERS_THRESHOLD = 5;
function drawDonors(donors2, context) {
  if (isSkipped(donors2) || donors2.base === null) return null;
  const rows = donors2.conditional.flatMap(
    ({ threshold: threshold2, probability, intervalLow, intervalHigh }) => probability === null ? [] : [
      {
        threshold: threshold2,
        probability: plotNumber(probability),
        low: plotNumber(intervalLow ?? probability),
        high: plotNumber(intervalHigh ?? probability)
      }
    ]
  );
  if (rows.length === 0) return null;
  const subtitle = `A prefix of ${context.prefixLength} choices is asked at each child while it is in the population; 95 % intervals; dashed: all prefixes; dotted: the paper\u2019s threshold`;
  const caption = { title: titleOf4(donors2, donors2.base), subtitle, width: SINGLE_COLUMN };
  const base = levelLine(plotNumber(donors2.base), `base rate ${percentText(donors2.base)}`);
  return layeredFigure("donors", caption, 170, [thresholdLine(), ...base, ...measured(rows, context)]);
}
function measured(rows, context) {
  const title2 = `Donations in the last ${countText(context.window)} children, at least`;
  const domain = [-0.4, Math.max(...rows.map((row2) => row2.threshold)) + 0.4];
  const scale = { domain, nice: false };
  const x = { field: "threshold", type: "quantitative", title: title2, scale, axis: { tickMinStep: 1 } };
  const y = {
    field: "probability",
    type: "quantitative",
    title: "P(donates again)",
    axis: { format: "~%" }
  };
  const data = inline(rows);
  return [
    {
      data,
      mark: { type: "rule", strokeWidth: 1.5, color: COLORS.blue },
      encoding: { x, y: { ...y, field: "low" }, y2: { field: "high" } }
    },
    {
      data,
      mark: { type: "point", filled: true, size: 40, opacity: 1, color: COLORS.blue },
      encoding: { x, y }
    }
  ];
}
function thresholdLine() {
  return {
    data: inline([{ threshold: PAPERS_THRESHOLD }]),
    mark: { type: "rule", strokeDash: [1, 2], color: COLORS.black },
    encoding: { x: { field: "threshold", type: "quantitative" } }
  };
}
function titleOf4(donors2, base) {
  const at2 = donors2.conditional.find((entry2) => entry2.threshold === PAPERS_THRESHOLD);
  if (at2 === void 0 || at2.probability === null || base === 0)
    return "Prefixes that gave weights lately, and how often they give again";
  return `After ${PAPERS_THRESHOLD} donations a prefix is ${numberText(at2.probability / base, 2)} times as likely as any to donate again`;
}

// ../wt-cache/src/analyses/popularity/figures/improvement-gap.ts
var MEASURED2 = "measured";
var EXPECTED_POINTS = 60;
function drawImprovementGap(gap2, context) {
  if (isSkipped(gap2) || gap2.gaps.every((each) => each.generationsToFirstChild === null)) return null;
  const expected2 = `geometric, ${equation("P/s", numberText(gap2.expectedGenerations))}`;
  const longest = Math.max(...gap2.gaps.map((each) => each.generationsToFirstChild ?? each.generationsAtRisk));
  const end = Math.max(longest, Math.ceil(2 * gap2.expectedGenerations));
  const rows = [
    ...measuredShare(gap2.gaps, end).map((step) => ({ ...step, series: MEASURED2 })),
    ...expectedShare(context.sample / context.population, end).map((step) => ({ ...step, series: expected2 }))
  ];
  const layers2 = lineLayers({
    rows,
    styles: styleNames([MEASURED2, expected2]),
    width: SINGLE_COLUMN,
    x: { title: "Creations since the new best was known", scale: { domain: [0, end], nice: false } },
    y: { title: "New bests with a child", scale: { domain: [0, 1] }, axis: { format: "~%" } },
    interpolate: "step-after"
  });
  const caption = { title: titleOf5(gap2), subtitle: subtitleOf3(gap2.gaps), width: SINGLE_COLUMN };
  return layeredFigure("improvement-gap", caption, 160, layers2);
}
function measuredShare(gaps, end) {
  const times = gaps.map((gap2) => ({
    time: gap2.generationsToFirstChild ?? gap2.generationsAtRisk,
    born: gap2.generationsToFirstChild !== null
  }));
  const births = [...new Set(times.filter((each) => each.born).map((each) => each.time))].sort((a, b) => a - b);
  let childless = 1;
  const steps = [{ x: 0, y: 0 }];
  for (const birth of births) {
    const atRisk = times.filter((each) => each.time >= birth).length;
    const born = times.filter((each) => each.born && each.time === birth).length;
    childless *= 1 - born / atRisk;
    steps.push({ x: birth, y: plotNumber(1 - childless) });
  }
  return [...steps, { x: end, y: plotNumber(1 - childless) }];
}
function expectedShare(p, end) {
  const stride = Math.max(1, Math.ceil(end / EXPECTED_POINTS));
  const creations = Array.from({ length: Math.floor(end / stride) + 1 }, (_, index) => index * stride);
  return creations.map((x) => ({ x, y: plotNumber(1 - (1 - p) ** x) }));
}
function subtitleOf3(gaps) {
  const childless = gaps.filter((gap2) => gap2.generationsToFirstChild === null).length;
  const censored = childless === 0 ? "" : `, ${childless} beaten or retired without a child (Kaplan\u2013Meier)`;
  return `First child of ${countOf(gaps.length, "new best", "new bests")}${censored}`;
}
function titleOf5(gap2) {
  const expected2 = numberText(gap2.expectedGenerations);
  if (gap2.meanGenerations === null) return `A new best should have a child every ${expected2} creations`;
  const test = gap2.pValue === null ? "" : ` (${pValueText(gap2.pValue)})`;
  return `A new best has a child every ${numberText(gap2.meanGenerations)} creations; ${equation("P/s", expected2)} expected${test}`;
}

// ../wt-cache/src/analyses/popularity/figures/prefix-bars.ts
function layersOf({ width, ids, highest }) {
  const x = {
    field: "id",
    type: "quantitative",
    title: "Prefix id",
    scale: { domain: [-0.5, ids - 0.5], nice: false },
    axis: { tickMinStep: 1, tickCount: 5 }
  };
  const y = {
    type: "quantitative",
    title: "Candidates in the window",
    scale: { domain: [0, highest], nice: false },
    axis: { tickMinStep: 1 }
  };
  const bar = { x, y: { ...y, field: "count" } };
  const limit2 = { y: { ...y, field: "limit" } };
  const strokeWidth = Math.min(8, Math.max(1.2, 0.8 * width / ids));
  return [
    {
      mark: { type: "rule", strokeDash: [4, 3], color: COLORS.red },
      encoding: limit2
    },
    {
      mark: { type: "rule", strokeWidth, color: COLORS.blue, aria: false },
      encoding: { ...bar, y2: { datum: 0 } }
    },
    {
      mark: { type: "text", align: "right", baseline: "bottom", dx: 1, dy: -2, aria: false },
      encoding: { ...bar, text: { field: "nameLeft", type: "nominal" } }
    },
    {
      mark: { type: "text", align: "left", baseline: "bottom", dx: -1, dy: -2, aria: false },
      encoding: { ...bar, text: { field: "nameRight", type: "nominal" } }
    }
  ];
}

// ../wt-cache/src/analyses/popularity/figures/prefix-popularity.ts
var MAX_COLUMNS = 3;
var SPACING = 14;
var AXIS_WIDTH = 60;
var HEIGHT = 150;
var HEADROOM = 1.15;
var LINE = FONT_SIZE + 4;
function drawPrefixPopularity(summary2) {
  const snapshots = summary2.snapshots.filter((snapshot2) => snapshot2.counts.length > 0);
  if (snapshots.length === 0) return null;
  const columns = Math.min(MAX_COLUMNS, snapshots.length);
  const size = {
    width: Math.floor((DOUBLE_COLUMN - AXIS_WIDTH - (columns - 1) * SPACING) / columns),
    height: HEIGHT,
    ids: Math.max(1, summary2.prefixes.observed),
    highest: HEADROOM * Math.max(...snapshots.map((snapshot2) => Math.max(highestOf(snapshot2), limitsOf(summary2, snapshot2)[0])))
  };
  return panelFigure("prefix-popularity", captionOf(summary2, snapshots), {
    data: snapshots.flatMap((snapshot2) => rowsOf(snapshot2, summary2, size)),
    facet: {
      field: "panel",
      type: "nominal",
      title: null,
      sort: { field: "candidate", op: "min" },
      header: { labelAnchor: "start", labelFontWeight: "bold", labelPadding: 4 }
    },
    columns,
    spacing: SPACING,
    width: size.width,
    height: HEIGHT,
    layer: layersOf(size)
  });
}
function rowsOf(snapshot2, summary2, size) {
  const { candidate } = snapshot2;
  const panel = `candidate ${countText(candidate)}`;
  const limits = limitsOf(summary2, snapshot2);
  const named = chooseNamed(snapshot2, limits[0], size);
  const bars = snapshot2.counts.map((entry2) => {
    const place2 = (entry2.prefixId + 0.5) / size.ids;
    const room = size.width * Math.max(place2, 1 - place2) - 6;
    const name = named.has(entry2) ? shortenText(labelText(entry2.prefix, 80), room, FONT_SIZE) : "";
    const names = place2 > 0.5 ? { nameLeft: name, nameRight: "" } : { nameLeft: "", nameRight: name };
    return { panel, candidate, id: entry2.prefixId, count: entry2.count, ...names };
  });
  return [...bars, ...limits.map((limit2) => ({ panel, candidate, limit: limit2 }))];
}
function chooseNamed(snapshot2, limit2, size) {
  const named = /* @__PURE__ */ new Set();
  let lowest = Number.POSITIVE_INFINITY;
  const dominant = snapshot2.counts.filter((entry2) => entry2.count >= limit2).sort((a, b) => b.count - a.count);
  for (const entry2 of dominant) {
    const height = entry2.count / size.highest * size.height;
    if (height > lowest - LINE) continue;
    named.add(entry2);
    lowest = height;
  }
  return named;
}
function limitsOf({ params }, { windowSize }) {
  return [params.tier1Percent / 100 * windowSize, params.tier3Percent / 100 * windowSize];
}
function captionOf(summary2, snapshots) {
  const { tier1Percent, tier3Percent } = summary2.params;
  const subtitle = `Prefixes of ${summary2.prefixLength} choices among the last ${countText(summary2.windowSize)} successes; ${countText(summary2.prefixes.observed)} ids in lexicographic order; dashed: limits of tier 1 (${numberText(tier1Percent)}\xA0%) and tier 3 (${numberText(tier3Percent)}\xA0%)`;
  return { title: titleOf6(snapshots), subtitle, width: DOUBLE_COLUMN };
}
function titleOf6(snapshots) {
  const first = snapshots[0];
  const last2 = snapshots.at(-1);
  if (first === void 0 || last2 === void 0) return "Popular prefixes";
  const now = `The commonest prefix holds ${percentText(topShare(last2))} of the window at candidate ${countText(last2.candidate)}`;
  return first === last2 ? now : `${now}, ${percentText(topShare(first))} at ${countText(first.candidate)}`;
}
function topShare(snapshot2) {
  return highestOf(snapshot2) / snapshot2.windowSize;
}
function highestOf(snapshot2) {
  return Math.max(...snapshot2.counts.map((entry2) => entry2.count));
}

// ../wt-cache/src/analyses/popularity/figures/tiers.ts
var TIER_COLORS = [COLORS.blue, COLORS.sky, "#dcebf5"];
function drawTiers(summary2) {
  const { tiers: tiers2 } = summary2.series;
  if (tiers2.length < 2) return null;
  const names = tierNames(summary2);
  const rows = tiers2.flatMap(
    (window) => [window.tier1, window.tier2, window.tier3].map((held, index) => ({
      candidate: window.candidate,
      share: plotNumber(held),
      tier: names[index] ?? "",
      order: index
    }))
  );
  const subtitleParts = [
    `Windows of ${countText(summary2.windowSize)} successes, prefixes of ${summary2.prefixLength} choices`,
    thinningNote(tiers2.length, summary2.series.windows, "windows")
  ];
  const subtitle = subtitleParts.filter((part) => part !== "").join("; ");
  return layeredFigure("tiers", { title: titleOf7(summary2), subtitle, width: SINGLE_COLUMN }, 160, [
    areas(rows, names)
  ]);
}
function areas(rows, names) {
  return {
    data: inline(rows),
    mark: { type: "area", interpolate: "step-after", aria: false },
    encoding: {
      x: {
        field: "candidate",
        type: "quantitative",
        title: "Candidate",
        scale: { zero: false, nice: false }
      },
      y: {
        field: "share",
        type: "quantitative",
        stack: "zero",
        title: "Share of the window",
        scale: { domain: [0, 1] },
        axis: { format: "~%" }
      },
      color: {
        field: "tier",
        type: "nominal",
        scale: { domain: names, range: TIER_COLORS },
        legend: {
          title: null,
          columns: legendColumns(names, SINGLE_COLUMN),
          symbolStrokeWidth: 0.5,
          symbolType: "square"
        }
      },
      order: { field: "order", type: "quantitative" }
    }
  };
}
function tierNames({ params }) {
  const high = numberText(params.tier1Percent);
  const low = numberText(params.tier3Percent);
  return [`tier 1 (\u2265 ${high} % each)`, "tier 2", `tier 3 (\u2264 ${low} % each)`];
}
function titleOf7({ series: series4, dominance: dominance2 }) {
  const last2 = series4.tiers.at(-1);
  if (last2 === void 0 || dominance2.firstCandidate === null) return "No prefix came to dominate a window";
  const since = `the first dominant one came up at candidate ${countText(dominance2.firstCandidate)}`;
  if (last2.tier1 === 0) return `No prefix dominates the last window; ${since}`;
  return `Dominant prefixes hold ${percentText(last2.tier1)} of the last window; ${since}`;
}

// ../wt-cache/src/analyses/popularity/figures.ts
function figures2(summary2, context) {
  return [
    drawPrefixPopularity(summary2),
    drawTiers(summary2),
    drawDonors(summary2.donors, context),
    drawImprovementGap(summary2.improvementGap, context)
  ].filter((figure) => figure !== null);
}

// ../wt-cache/src/analyses/popularity/dominance.ts
function summarizeDominance(history, lastCandidate) {
  const { windows, dominant, reigns } = history;
  if (windows === 0)
    return { firstCandidate: null, maxSimultaneous: null, windowsShare: null, dethroned: null };
  let dominated = 0;
  let maxSimultaneous = 0;
  for (const count3 of dominant) {
    if (count3 > 0) dominated++;
    if (count3 > maxSimultaneous) maxSimultaneous = count3;
  }
  const onTheThrone = reigns.filter((reign) => reign.to === lastCandidate).length;
  return {
    firstCandidate: reigns[0]?.from ?? null,
    maxSimultaneous,
    windowsShare: dominated / windows,
    dethroned: everDominant(history).length - onTheThrone
  };
}
function everDominant(history) {
  return [...new Set(history.reigns.map((reign) => reign.prefixId))].sort((a, b) => a - b);
}
function countEverSecond(history) {
  return history.everSecond.reduce((sum4, was) => sum4 + was, 0);
}
function thinTiers(history, windowSize) {
  const { held } = history;
  return thinIndices(held[1]).map((index) => ({
    candidate: windowSize + index,
    tier1: int32At(held[1], index) / windowSize,
    tier2: int32At(held[2], index) / windowSize,
    tier3: int32At(held[3], index) / windowSize
  }));
}

// ../wt-cache/src/stats/wilson.ts
var Z = 1.96;
var Z_SQUARED = Z * Z;
function wilsonInterval(successes, trials) {
  if (!(trials > 0)) return null;
  const x = Math.min(Math.max(successes, 0), trials);
  const low = lowerRoot(x, trials);
  const high = 2 * x > trials ? 1 - lowerRoot(trials - x, trials) : upperRoot(x, trials);
  return { low, high };
}
function upperRoot(x, n) {
  const spread2 = Z * Math.sqrt(Z_SQUARED + 4 * x * (n - x) / n);
  return (2 * x + Z_SQUARED + spread2) / (2 * (n + Z_SQUARED));
}
function lowerRoot(x, n) {
  return x * (x / n) / ((n + Z_SQUARED) * upperRoot(x, n));
}

// ../wt-cache/src/analyses/popularity/donations.ts
var RecentDonations = class {
  /** D by prefix id. */
  expected;
  recent;
  changed;
  slot = -1;
  /** `changed` is told each prefix whose D is another after a child. */
  constructor(prefixes, windowSize, changed) {
    this.expected = new Float64Array(prefixes);
    this.recent = new Array(windowSize);
    this.changed = changed;
  }
  /** The next child; the oldest is forgotten once there are W. */
  add(donation) {
    this.slot = (this.slot + 1) % this.recent.length;
    const oldest = this.recent[this.slot];
    this.recent[this.slot] = donation;
    this.change(donation, 1);
    if (oldest !== void 0) this.change(oldest, -1);
    const isRoundOver = this.slot === this.recent.length - 1;
    if (isRoundOver) this.sumAnew(oldest);
    for (const entry2 of isRoundOver ? this.recent : [donation]) this.tell(entry2);
    this.tell(oldest);
  }
  change({ prefixIds, weights }, sign) {
    for (let i = 0; i < prefixIds.length; i++) {
      const prefixId = itemAt(prefixIds, i);
      this.expected[prefixId] = float64At(this.expected, prefixId) + sign * itemAt(weights, i);
    }
  }
  /** The ring's slots are now the last W children in order. */
  sumAnew(oldest) {
    for (const entry2 of [...this.recent, oldest]) {
      for (const prefixId of entry2?.prefixIds ?? []) this.expected[prefixId] = 0;
    }
    for (const entry2 of this.recent) if (entry2 !== void 0) this.change(entry2, 1);
  }
  tell(donation) {
    for (const prefixId of donation?.prefixIds ?? [])
      this.changed(prefixId, float64At(this.expected, prefixId));
  }
};

// ../wt-cache/src/analyses/popularity/prefixes.ts
var NO_PREFIX = -1;
var MOST_POSSIBLE = 1e300;
function numberPrefixes(trace2, orders, length) {
  const { sequences } = trace2;
  const succeeded2 = new Uint8Array(sequences.count);
  for (const evaluation of orders.candidates) succeeded2[int32At(trace2.sequence, evaluation)] = 1;
  const ofSequence = new Int32Array(sequences.count).fill(NO_PREFIX);
  const exampleOf = [];
  let previous = -1;
  for (let sequence = 0; sequence < sequences.count; sequence++) {
    if (at(succeeded2, sequence) === 0 || sequenceLength(sequences, sequence) < length) continue;
    if (previous < 0 || commonPrefix(sequences, previous, sequence) < length) exampleOf.push(sequence);
    ofSequence[sequence] = exampleOf.length - 1;
    previous = sequence;
  }
  const ofCandidate = orders.candidates.map(
    (evaluation) => int32At(ofSequence, int32At(trace2.sequence, evaluation))
  );
  return { length, count: exampleOf.length, exampleOf, ofCandidate, ofSequence };
}
function prefixName(trace2, prefixes, prefixId) {
  return prefixText(trace2, at(prefixes.exampleOf, prefixId), prefixes.length);
}
function countPossiblePrefixes(trace2, length) {
  const product = trace2.space.slice(0, length).reduce((all, node3) => all * node3.choices.length, 1);
  return Math.min(product, MOST_POSSIBLE);
}

// ../wt-cache/src/analyses/popularity/windows.ts
var PrefixWindow = class {
  /** Number of candidates taken in: the window ends at candidate `candidate` (1-based; 0 before the first). */
  candidate = 0;
  /** Occurrences of each prefix. */
  counts;
  /** The prefix whose count the last step raised, and the one it lowered; NO_PREFIX for none. */
  entered = NO_PREFIX;
  left = NO_PREFIX;
  ofCandidate;
  size;
  constructor(ofCandidate, prefixes, size) {
    this.ofCandidate = ofCandidate;
    this.size = size;
    this.counts = new Int32Array(prefixes);
  }
  /** Takes in the next candidate and lets the oldest go once the window is full. */
  step() {
    const retired = this.candidate - this.size;
    const entered = int32At(this.ofCandidate, this.candidate++);
    const left = retired < 0 ? NO_PREFIX : int32At(this.ofCandidate, retired);
    const isUnchanged = entered === left;
    this.entered = isUnchanged ? NO_PREFIX : entered;
    this.left = isUnchanged ? NO_PREFIX : left;
    this.change(this.entered, 1);
    this.change(this.left, -1);
  }
  change(prefixId, by) {
    if (prefixId !== NO_PREFIX) this.counts[prefixId] = int32At(this.counts, prefixId) + by;
  }
};
function countWindow(ofCandidate, candidate, windowSize) {
  const ids = ofCandidate.slice(Math.max(0, candidate - windowSize), candidate).sort();
  const counts = [];
  for (const prefixId of ids) {
    const last2 = counts[counts.length - 1];
    if (last2?.prefixId === prefixId) last2.count++;
    else if (prefixId !== NO_PREFIX) counts.push({ prefixId, count: 1 });
  }
  return counts;
}
function commonest(counts, limit2) {
  return [...counts].sort((a, b) => b.count - a.count || a.prefixId - b.prefixId).slice(0, limit2);
}

// ../wt-cache/src/analyses/popularity/donors.ts
var LARGEST_THRESHOLD = 10;
var TIE2 = 1e-9;
var DonorSurvey = class {
  members;
  donations;
  carried;
  answers = {
    pairs: new Float64Array(LARGEST_THRESHOLD + 1),
    yes: new Float64Array(LARGEST_THRESHOLD + 1)
  };
  constructor({ trace: trace2, prefixes, population, windowSize }) {
    this.members = new PopulationLevels(prefixes, population);
    const remembered = Math.min(windowSize, trace2.evaluations);
    this.donations = new RecentDonations(
      prefixes.count,
      remembered,
      (prefixId, expected2) => this.members.setLevel(prefixId, levelOf(expected2))
    );
    this.carried = new CarriedPrefixes(trace2, prefixes);
  }
  visit(creation) {
    if (!creation.resolved) return;
    this.members.advanceTo(creation.known);
    const donation = this.carried.of(creation);
    this.members.ask(donation, this.answers);
    this.donations.add(donation);
  }
  summarize() {
    const conditional = Array.from({ length: LARGEST_THRESHOLD + 1 }, (_, threshold2) => ({
      threshold: threshold2,
      ...estimateFrom(this.answers, threshold2)
    }));
    const all = estimateFrom(this.answers, 0);
    return { base: all.probability, conditional, baseLow: all.intervalLow, baseHigh: all.intervalHigh };
  }
};
function estimateFrom({ pairs, yes }, threshold2) {
  const n = sumFrom(pairs, threshold2);
  const successes = sumFrom(yes, threshold2);
  const interval = wilsonInterval(successes, n);
  const probability = n === 0 ? null : successes / n;
  return { n, probability, intervalLow: interval?.low ?? null, intervalHigh: interval?.high ?? null };
}
function levelOf(expected2) {
  return Math.min(LARGEST_THRESHOLD, Math.max(0, Math.floor(expected2 + TIE2)));
}
function sumFrom(byLevel, level) {
  return byLevel.subarray(level).reduce((sum4, value) => sum4 + value, 0);
}
var PopulationLevels = class {
  window;
  level;
  present = new Int32Array(LARGEST_THRESHOLD + 1);
  constructor(prefixes, population) {
    this.window = new PrefixWindow(prefixes.ofCandidate, prefixes.count, population);
    this.level = new Uint8Array(prefixes.count);
  }
  /** Lets the population grow to the first `known` candidates. */
  advanceTo(known) {
    const { window } = this;
    while (window.candidate < known) {
      window.step();
      if (window.entered !== NO_PREFIX && int32At(window.counts, window.entered) === 1)
        this.count(window.entered, 1);
      if (window.left !== NO_PREFIX && int32At(window.counts, window.left) === 0) this.count(window.left, -1);
    }
  }
  setLevel(prefixId, level) {
    if (at(this.level, prefixId) === level) return;
    const isPresent = int32At(this.window.counts, prefixId) > 0;
    if (isPresent) this.count(prefixId, -1);
    this.level[prefixId] = level;
    if (isPresent) this.count(prefixId, 1);
  }
  /** Adds one child's questions and answers; a prefix outside the population is not asked. */
  ask({ prefixIds, weights }, { pairs, yes }) {
    for (let level = 0; level < pairs.length; level++)
      pairs[level] = float64At(pairs, level) + int32At(this.present, level);
    for (let i = 0; i < prefixIds.length; i++) {
      const prefixId = at(prefixIds, i);
      if (int32At(this.window.counts, prefixId) === 0) continue;
      const level = at(this.level, prefixId);
      yes[level] = float64At(yes, level) + at(weights, i);
    }
  }
  count(prefixId, by) {
    const level = at(this.level, prefixId);
    this.present[level] = int32At(this.present, level) + by;
  }
};
var CarriedPrefixes = class {
  trace;
  ofSequence;
  weightOf;
  constructor(trace2, prefixes) {
    this.trace = trace2;
    this.ofSequence = prefixes.ofSequence;
    this.weightOf = new Float64Array(prefixes.count);
  }
  of(creation) {
    const prefixIds = [];
    for (let slot = 0; slot < creation.count; slot++) {
      const weight = float64At(creation.weight, slot);
      const prefixId = int32At(this.ofSequence, int32At(this.trace.sequence, int32At(creation.member, slot)));
      if (prefixId === NO_PREFIX || weight === 0) continue;
      if (float64At(this.weightOf, prefixId) === 0) prefixIds.push(prefixId);
      this.weightOf[prefixId] = float64At(this.weightOf, prefixId) + weight;
    }
    const weights = prefixIds.map((prefixId) => float64At(this.weightOf, prefixId));
    for (const prefixId of prefixIds) this.weightOf[prefixId] = 0;
    return { prefixIds, weights };
  }
};

// ../wt-cache/src/stats/birthday.ts
import factorialln from "@stdlib/math-base-special-factorialln";

// ../wt-cache/src/stats/poisson.ts
var NEGLIGIBLE = 1e-40;
function poissonMass(mean2) {
  const mode = Math.floor(mean2);
  const negligible = NEGLIGIBLE * Math.min(1, mean2);
  const below = [];
  for (let j = mode, p = j / mean2; j > 0 && p > negligible; p *= j / mean2) {
    below.push(p);
    j--;
  }
  const above = [];
  for (let j = mode + 1, p = mean2 / j; p > negligible; p *= mean2 / j) {
    above.push(p);
    j++;
  }
  const mass = Float64Array.from([...below.reverse(), 1, ...above]);
  let total2 = 0;
  for (const p of mass.toSorted()) total2 += p;
  return { first: mode - below.length, mass: mass.map((p) => p / total2) };
}
function probabilityOf(poisson, value) {
  const index = value - poisson.first;
  return index >= 0 && index < poisson.mass.length ? float64At(poisson.mass, index) : 0;
}

// ../wt-cache/src/stats/multinomial-maximum.ts
var MaximumLaw = class {
  cells;
  balls;
  count;
  circle;
  sumIsW;
  constructor(c, windowSize) {
    this.cells = Math.min(c, 1e300);
    this.balls = windowSize;
    this.count = poissonMass(windowSize / this.cells);
    this.circle = new Circle(windowSize + 100);
    this.sumIsW = probabilityOf(poissonMass(windowSize), windowSize);
  }
  /** P(max ≤ k), to about 1e-14 absolute. */
  probabilityUpTo(k) {
    const { points } = this.circle;
    const tail = tailBeyond(this.count, k);
    let sum4 = this.integrand(0, k, tail);
    for (let t = 1; 2 * t <= points; t++) {
      sum4 += (2 * t === points ? 1 : 2) * this.integrand(t, k, tail);
    }
    return Math.min(1, Math.max(0, sum4 / points / this.sumIsW));
  }
  /** Re(ψ(θ)^c · e^{−iWθ}) at θ = 2πt/points, ψ the characteristic function of a count cut off beyond k. */
  integrand(t, k, tail) {
    const { points, versine, sine } = this.circle;
    const { first, mass } = this.count;
    const last2 = Math.min(mass.length - 1, k - first);
    let step = first * t % points;
    let real = -tail;
    let imaginary = 0;
    for (let index = 0; index <= last2; index++) {
      const p = float64At(mass, index);
      real -= p * float64At(versine, step);
      imaginary += p * float64At(sine, step);
      step += t;
      if (step >= points) step -= points;
    }
    const squareLessOne = 2 * real + real * real + imaginary * imaginary;
    const logarithm = squareLessOne > -0.5 ? Math.log1p(squareLessOne) / 2 : Math.log(Math.hypot(1 + real, imaginary));
    const phase = this.cells * Math.atan2(imaginary, 1 + real);
    const turn = 2 * Math.PI * (this.balls * t % points) / points;
    return Math.exp(this.cells * logarithm) * Math.cos(phase - turn);
  }
};
var Circle = class {
  points;
  sine;
  versine;
  constructor(points) {
    this.points = points;
    this.sine = Float64Array.from({ length: points }, (_, t) => Math.sin(2 * Math.PI * t / points));
    this.versine = Float64Array.from({ length: points }, (_, t) => 2 * Math.sin(Math.PI * t / points) ** 2);
  }
};
function tailBeyond(poisson, k) {
  let tail = 0;
  for (let index = poisson.mass.length - 1; index >= 0 && poisson.first + index > k; index--) {
    tail += float64At(poisson.mass, index);
  }
  return tail;
}

// ../wt-cache/src/stats/birthday.ts
var TIE3 = 1e-12;
function birthdayFormulaMaximum(c, windowSize, probability) {
  const lnCells = Math.log(c);
  const lnOdds = Math.log(-Math.log1p(-probability));
  for (let k = windowSize; k >= 1; k--) {
    const lnSample = ((k - 1) * lnCells + factorialln(k) + lnOdds) / k;
    if (lnSample <= Math.log(windowSize)) return k;
  }
  return 0;
}
function multinomialMaximum(c, windowSize, probabilities) {
  const law = new MaximumLaw(c, windowSize);
  const known = /* @__PURE__ */ new Map();
  const probabilityUpTo = (k) => {
    const value = known.get(k) ?? law.probabilityUpTo(k);
    known.set(k, value);
    return value;
  };
  return probabilities.map((probability) => {
    let low = Math.ceil(windowSize / c);
    let high = windowSize;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (probabilityUpTo(middle) >= probability - TIE3) high = middle;
      else low = middle + 1;
    }
    return high;
  });
}

// ../wt-cache/src/analyses/popularity/first-window.ts
var LARGEST_EXACT_WINDOW = 2e3;
var FAVOURITES = 5;
function describeFirstWindow(prefixes, possible, windowSize, allStage1) {
  if (prefixes.ofCandidate.length < windowSize) return null;
  const top = commonest(countWindow(prefixes.ofCandidate, windowSize, windowSize), 1)[0];
  if (top === void 0) return null;
  return {
    windowSize,
    allStage1,
    maxCount: top.count,
    prefixId: top.prefixId,
    birthday: compareWithChance(top.count, possible, windowSize)
  };
}
function compareWithChance(maxCount, possible, windowSize) {
  const formula = {
    median: birthdayFormulaMaximum(possible, windowSize, 0.5),
    p95: birthdayFormulaMaximum(possible, windowSize, 0.05)
  };
  if (windowSize > LARGEST_EXACT_WINDOW) {
    return { formula, exact: { median: null, p95: null, p999: null }, consistent: null };
  }
  const [median = null, p95 = null, p999 = null] = multinomialMaximum(
    possible,
    windowSize,
    [0.5, 0.95, 0.999]
  );
  return { formula, exact: { median, p95, p999 }, consistent: p95 === null ? null : maxCount <= p95 };
}
function isAllStage1(orders, stages, windowSize) {
  if (isSkipped(stages) || orders.candidates.length < windowSize) return null;
  return orders.candidates.subarray(0, windowSize).every((evaluation) => at(stages.stage, evaluation) === 1);
}
function compareFavourites(prefixes, windowSize) {
  const candidates = prefixes.ofCandidate.length;
  if (candidates < windowSize) return null;
  const favouritesAt = (candidate) => commonest(countWindow(prefixes.ofCandidate, candidate, windowSize), FAVOURITES).map(
    (entry2) => entry2.prefixId
  );
  const first = favouritesAt(windowSize);
  const last2 = favouritesAt(candidates);
  return { first, last: last2, kept: first.filter((prefixId) => last2.includes(prefixId)).length };
}

// ../wt-cache/src/stats/gaussian-tail.ts
import erfc from "@stdlib/math-base-special-erfc";
function normalTwoSided(z15) {
  return erfc(Math.abs(z15) / Math.SQRT2);
}

// ../wt-cache/src/analyses/popularity/new-maxima.ts
function findNewMaxima(trace2, orders, population) {
  const records = findRecords(trace2, orders);
  const { earlier, later } = findTwins(trace2, orders);
  return records.flatMap((candidate, index) => {
    if (candidate <= population) return [];
    const ends = [records[index + 1] ?? 0, int32At(later, candidate)].filter((end) => end > 0);
    return [
      {
        candidate,
        evaluation: int32At(orders.candidates, candidate - 1),
        until: Math.min(candidate + population, ...ends),
        earlierTwin: int32At(earlier, candidate)
      }
    ];
  });
}
function findRecords(trace2, orders) {
  const records = [];
  let best = Number.NEGATIVE_INFINITY;
  orders.candidates.forEach((evaluation, index) => {
    const quality4 = float64At(trace2.quality, evaluation);
    if (quality4 <= best) return;
    best = quality4;
    records.push(index + 1);
  });
  return records;
}
function findTwins(trace2, orders) {
  const earlier = new Int32Array(orders.candidates.length + 1);
  const later = new Int32Array(orders.candidates.length + 1);
  const latest = new Int32Array(trace2.sequences.count);
  orders.candidates.forEach((evaluation, index) => {
    const sequence = int32At(trace2.sequence, evaluation);
    const twin = int32At(latest, sequence);
    earlier[index + 1] = twin;
    if (twin > 0) later[twin] = index + 1;
    latest[sequence] = index + 1;
  });
  return { earlier, later };
}

// ../wt-cache/src/analyses/popularity/improvement-gap.ts
var ImprovementWatch = class {
  context;
  watches;
  /** Watches whose maximum is known by now: the last of them is the best known. */
  begun = 0;
  /** Creations by the number of candidates that they knew. */
  created;
  constructor(context) {
    const { trace: trace2, orders, population } = context;
    this.context = context;
    this.watches = findNewMaxima(trace2, orders, population).map(watch);
    this.created = new Int32Array(orders.candidates.length + 1);
  }
  visit(creation) {
    const { known } = creation;
    this.created[known] = int32At(this.created, known) + 1;
    while (this.begun < this.watches.length && itemAt(this.watches, this.begun).maximum.candidate <= known) {
      this.begun++;
    }
    const current = this.watches[this.begun - 1];
    if (current === void 0 || known >= current.maximum.until) return;
    current.hasTwin ??= current.maximum.earlierTwin > known - this.context.population;
    if (!current.hasTwin) spendGeneration(this.context, creation, current);
  }
  summarize() {
    const { population, sample, prefixes, reigns } = this.context;
    const createdBelow = sumBelow(this.created);
    const findDominantWindow = dominantWindowFinder(reigns);
    const gaps = this.watches.map((seen) => {
      const { candidate } = seen.maximum;
      const dominant = findDominantWindow(int32At(prefixes.ofCandidate, candidate - 1), candidate);
      const wait = dominant === null ? null : int32At(createdBelow, dominant) - int32At(createdBelow, candidate);
      return gapOf(this.context.trace, seen, wait);
    });
    return { expectedGenerations: population / sample, gaps, ...sumUp(gaps, sample / population) };
  }
};
function watch(maximum) {
  return {
    maximum,
    hasTwin: null,
    generationsAtRisk: 0,
    children: 0,
    generationsToFirstChild: null,
    firstChild: -1
  };
}
function spendGeneration({ trace: trace2, lineage: lineage2 }, creation, seen) {
  const { evaluation } = seen.maximum;
  seen.generationsAtRisk++;
  for (let slot = 0; slot < creation.count; slot++) {
    if (int32At(creation.member, slot) === evaluation) seen.children += float64At(creation.weight, slot);
  }
  if (seen.generationsToFirstChild !== null) return;
  if (int32At(lineage2.parentSequence, creation.child) !== int32At(trace2.sequence, evaluation)) return;
  seen.generationsToFirstChild = seen.generationsAtRisk;
  seen.firstChild = creation.child;
}
function sumBelow(values) {
  const sums = new Int32Array(values.length + 1);
  for (let i = 0; i < values.length; i++) sums[i + 1] = int32At(sums, i) + int32At(values, i);
  return sums;
}
function gapOf(trace2, seen, generationsToTier1) {
  return {
    candidate: seen.maximum.candidate,
    generationsToFirstChild: seen.generationsToFirstChild,
    secondsToFirstChild: secondsBetween(trace2, seen.maximum.evaluation, seen.firstChild),
    generationsAtRisk: seen.generationsAtRisk,
    children: seen.children,
    generationsToTier1
  };
}
function secondsBetween(trace2, maximum, firstChild) {
  if (firstChild < 0) return null;
  const seconds3 = float64At(trace2.start, firstChild) - float64At(trace2.end, maximum);
  return Number.isFinite(seconds3) ? seconds3 : null;
}
function dominantWindowFinder(reigns) {
  const queues = /* @__PURE__ */ new Map();
  for (const reign of reigns) {
    const queue = queues.get(reign.prefixId) ?? { reigns: [], next: 0 };
    queue.reigns.push(reign);
    queues.set(reign.prefixId, queue);
  }
  return (prefixId, candidate) => {
    const queue = queues.get(prefixId);
    if (queue === void 0) return null;
    while (queue.next < queue.reigns.length && itemAt(queue.reigns, queue.next).to < candidate) queue.next++;
    const reign = queue.reigns[queue.next];
    return reign === void 0 ? null : Math.max(reign.from, candidate);
  };
}
function sumUp(gaps, chance) {
  const children = gaps.reduce((sum4, gap2) => sum4 + gap2.children, 0);
  const generationsAtRisk = gaps.reduce((sum4, gap2) => sum4 + gap2.generationsAtRisk, 0);
  const seconds3 = gaps.flatMap((gap2) => gap2.secondsToFirstChild ?? []);
  const variance = generationsAtRisk * chance * (1 - chance);
  return {
    children,
    generationsAtRisk,
    meanGenerations: children === 0 ? null : generationsAtRisk / children,
    meanSeconds: seconds3.length === 0 ? null : seconds3.reduce((sum4, value) => sum4 + value, 0) / seconds3.length,
    pValue: variance === 0 ? null : normalTwoSided((children - generationsAtRisk * chance) / Math.sqrt(variance))
  };
}

// ../wt-cache/src/analyses/popularity/tiers.ts
var ABSENT = 0;
function tierOf(count3, windowSize, thresholds) {
  if (count3 === 0) return ABSENT;
  if (100 * count3 >= thresholds.tier1Percent * windowSize) return 1;
  return 100 * count3 <= thresholds.tier3Percent * windowSize ? 3 : 2;
}
function tabulateTiers(largest, windowSize, thresholds) {
  return Uint8Array.from({ length: largest + 1 }, (_, count3) => tierOf(count3, windowSize, thresholds));
}
function countTiers(counts, windowSize, thresholds) {
  const tiers2 = { 1: 0, 2: 0, 3: 0 };
  for (const { count: count3 } of counts) {
    const tier = tierOf(count3, windowSize, thresholds);
    if (tier !== ABSENT) tiers2[tier]++;
  }
  return tiers2;
}
function tierAt(column, index) {
  const tier = at(column, index);
  if (tier === 0 || tier === 1 || tier === 2 || tier === 3) return tier;
  throw new RangeError(`${tier} is no tier`);
}

// ../wt-cache/src/analyses/popularity/snapshots.ts
var PAPERS_SNAPSHOTS = [100, 500, 800];
var ENOUGH_FOR_THEM = 800;
function chooseSnapshots(asked, successes, population) {
  const wanted = asked ?? (successes >= ENOUGH_FOR_THEM ? PAPERS_SNAPSHOTS : spread(successes, population));
  return [...new Set(wanted)].filter((candidate) => candidate >= 1 && candidate <= successes).sort((a, b) => a - b);
}
function spread(successes, population) {
  return [population, Math.floor(successes / 2), Math.floor(successes * 4 / 5)];
}
function takeSnapshots(trace2, prefixes, candidates, windowSize, thresholds) {
  return candidates.map((candidate) => {
    const counts = countWindow(prefixes.ofCandidate, candidate, windowSize);
    return {
      candidate,
      windowSize: Math.min(candidate, windowSize),
      distinct: counts.length,
      counts: counts.map(({ prefixId, count: count3 }) => ({
        prefixId,
        prefix: prefixName(trace2, prefixes, prefixId),
        count: count3
      })),
      tiers: countTiers(counts, windowSize, thresholds)
    };
  });
}

// ../wt-cache/src/analyses/popularity/tier-history.ts
function followTiers(prefixes, windowSize, thresholds) {
  const candidates = prefixes.ofCandidate.length;
  const window = new PrefixWindow(prefixes.ofCandidate, prefixes.count, windowSize);
  const follower = new TierFollower(prefixes.count, Math.max(0, candidates - windowSize + 1));
  const tiers2 = tabulateTiers(Math.min(windowSize, candidates), windowSize, thresholds);
  while (window.candidate < candidates) {
    window.step();
    if (window.candidate < windowSize) continue;
    if (window.candidate === windowSize) follower.begin(window, tiers2);
    else follower.follow(window, tiers2);
    follower.record(window.candidate - windowSize);
  }
  return follower.finish(candidates);
}
var TierFollower = class {
  windows;
  tier;
  transitions = [];
  reigns = [];
  reignOf = /* @__PURE__ */ new Map();
  everSecond;
  prefixesIn = { 0: 0, 1: 0, 2: 0, 3: 0 };
  candidatesIn = { 0: 0, 1: 0, 2: 0, 3: 0 };
  dominant;
  held;
  constructor(prefixes, windows) {
    this.windows = windows;
    this.tier = new Uint8Array(prefixes);
    this.everSecond = new Uint8Array(prefixes);
    this.dominant = new Int32Array(windows);
    this.held = { 1: new Int32Array(windows), 2: new Int32Array(windows), 3: new Int32Array(windows) };
  }
  /** The first full window starts every present prefix at its tier. */
  begin(window, tiers2) {
    window.counts.forEach((count3, prefixId) => {
      if (count3 > 0) this.place(window.candidate, prefixId, 0, count3, tierAt(tiers2, count3));
    });
  }
  /** The last step's changes, the smaller id first. */
  follow(window, tiers2) {
    const { entered, left } = window;
    this.change(window, tiers2, Math.min(entered, left), entered < left ? 1 : -1);
    this.change(window, tiers2, Math.max(entered, left), entered < left ? -1 : 1);
  }
  record(index) {
    this.dominant[index] = this.prefixesIn[1];
    this.held[1][index] = this.candidatesIn[1];
    this.held[2][index] = this.candidatesIn[2];
    this.held[3][index] = this.candidatesIn[3];
  }
  finish(lastCandidate) {
    for (const reign of this.reignOf.values()) reign.to = lastCandidate;
    const { windows, transitions, reigns, everSecond, dominant, held, prefixesIn } = this;
    const lastTiers = windows === 0 ? null : { 1: prefixesIn[1], 2: prefixesIn[2], 3: prefixesIn[3] };
    return { windows, transitions, reigns, everSecond, dominant, held, lastTiers };
  }
  change(window, tiers2, prefixId, by) {
    if (prefixId === NO_PREFIX) return;
    const count3 = int32At(window.counts, prefixId);
    const from = tierAt(this.tier, prefixId);
    const to = tierAt(tiers2, count3);
    this.place(window.candidate, prefixId, count3 - by, count3, to);
    if (from !== to) this.transitions.push({ candidate: window.candidate, prefixId, from, to });
  }
  place(candidate, prefixId, oldCount, count3, to) {
    const from = tierAt(this.tier, prefixId);
    this.candidatesIn[from] -= oldCount;
    this.candidatesIn[to] += count3;
    if (from === to) return;
    this.tier[prefixId] = to;
    if (from !== ABSENT) this.prefixesIn[from]--;
    if (to !== ABSENT) this.prefixesIn[to]++;
    if (to === 2) this.everSecond[prefixId] = 1;
    if (to === 1) this.crown(candidate, prefixId);
    if (from === 1) this.dethrone(candidate, prefixId);
  }
  crown(candidate, prefixId) {
    const reign = { prefixId, from: candidate, to: candidate };
    this.reigns.push(reign);
    this.reignOf.set(prefixId, reign);
  }
  dethrone(candidate, prefixId) {
    const reign = this.reignOf.get(prefixId);
    if (reign !== void 0) reign.to = candidate - 1;
    this.reignOf.delete(prefixId);
  }
};

// ../wt-cache/src/analyses/popularity/run.ts
var needs = ["trace", "orders", "settings", "window", "prefixLength"];
var wants = ["stages", "lineage"];
function runPopularity(facts2, params) {
  const { trace: trace2, orders, settings: settings2, window: windowSize, stages } = facts2;
  const prefixes = numberPrefixes(trace2, orders, facts2.prefixLength);
  const possible = countPossiblePrefixes(trace2, prefixes.length);
  const history = followTiers(prefixes, windowSize, params);
  const successes = orders.candidates.length;
  const moments = chooseSnapshots(params.snapshots, successes, settings2.population);
  return {
    params,
    prefixLength: prefixes.length,
    windowSize,
    snapshots: takeSnapshots(trace2, prefixes, moments, windowSize, params),
    transitions: [...history.transitions],
    dominance: summarizeDominance(history, successes),
    prefixes: describePrefixes(facts2, prefixes, possible, history),
    stage1: describeFirstWindow(prefixes, possible, windowSize, isAllStage1(orders, stages, windowSize)),
    lastTiers: history.lastTiers,
    ...traceAncestry(facts2, prefixes, history),
    series: {
      tiers: thinTiers(history, windowSize),
      windows: history.windows,
      favourites: compareFavourites(prefixes, windowSize)
    }
  };
}
function describePrefixes({ trace: trace2 }, prefixes, possible, history) {
  const ever1 = everDominant(history);
  const names = ever1.map((prefixId) => ({ prefixId, prefix: prefixName(trace2, prefixes, prefixId) }));
  return { observed: prefixes.count, possible, ever1, ever2: countEverSecond(history), names };
}
function traceAncestry(facts2, prefixes, history) {
  const { trace: trace2, orders, lineage: lineage2, window: windowSize } = facts2;
  if (isSkipped(lineage2)) return { donors: lineage2, improvementGap: lineage2 };
  const { population, sample } = facts2.settings;
  const { reigns } = history;
  const survey = new DonorSurvey({ trace: trace2, prefixes, population, windowSize });
  const watch2 = new ImprovementWatch({ trace: trace2, orders, prefixes, lineage: lineage2, population, sample, reigns });
  lineage2.replay((creation) => {
    survey.visit(creation);
    watch2.visit(creation);
  });
  return { donors: survey.summarize(), improvementGap: watch2.summarize() };
}

// ../wt-cache/src/analyses/popularity/schema.ts
import { z as z3 } from "zod";
var popularityParams = z3.object({
  snapshots: z3.array(z3.int().positive()).nullable().default(null).describe("Candidates at which to look; default by METHOD \xA76"),
  tier1Percent: z3.number().min(0).max(100).default(30).describe("Tier 1 from this share of the window on"),
  tier3Percent: z3.number().min(0).max(100).default(3).describe("Tier 3 up to this share of the window")
});
var snapshot = z3.object({
  candidate: count,
  windowSize: count,
  distinct: count,
  counts: z3.array(z3.object({ prefixId: count, prefix: z3.string(), count })),
  tiers: z3.object({ "1": count, "2": count, "3": count })
});
var transition = z3.object({
  candidate: count,
  prefixId: count,
  from: z3.int().min(0).max(3),
  to: z3.int().min(0).max(3)
});
var dominance = z3.object({
  firstCandidate: countOrNull,
  maxSimultaneous: countOrNull,
  windowsShare: numberOrNull,
  dethroned: countOrNull
});
var birthday = z3.object({
  formula: z3.object({ median: countOrNull, p95: countOrNull }),
  exact: z3.object({ median: countOrNull, p95: countOrNull, p999: countOrNull }),
  consistent: z3.boolean().nullable()
});
var stage1 = z3.object({
  windowSize: count,
  allStage1: z3.boolean().nullable().describe("Whether the first full window holds stage-1 candidates alone"),
  maxCount: count,
  prefixId: count,
  birthday
});
var donors = z3.object({
  base: numberOrNull,
  conditional: z3.array(
    z3.object({
      threshold: count,
      n: count,
      probability: numberOrNull,
      intervalLow: numberOrNull,
      intervalHigh: numberOrNull
    })
  ),
  baseLow: numberOrNull,
  baseHigh: numberOrNull
});
var gap = z3.object({
  candidate: count,
  generationsToFirstChild: countOrNull,
  secondsToFirstChild: numberOrNull,
  generationsAtRisk: count,
  children: z3.number(),
  generationsToTier1: countOrNull
});
var improvementGap = z3.object({
  expectedGenerations: z3.number(),
  gaps: z3.array(gap),
  children: z3.number(),
  generationsAtRisk: count,
  meanGenerations: numberOrNull,
  meanSeconds: numberOrNull,
  pValue: numberOrNull
});
var series2 = z3.object({
  tiers: z3.array(z3.object({ candidate: count, tier1: z3.number(), tier2: z3.number(), tier3: z3.number() })).describe("Share of each full window held by the prefixes of each tier, thinned to the point budget"),
  windows: count.describe("Full windows before thinning"),
  favourites: z3.object({ first: z3.array(count), last: z3.array(count), kept: count }).nullable().describe("The five commonest prefixes of the first and the last full window")
});
var popularitySummary = z3.object({
  params: popularityParams.required(),
  prefixLength: count,
  windowSize: count,
  snapshots: z3.array(snapshot),
  transitions: z3.array(transition),
  dominance,
  prefixes: z3.object({
    observed: count,
    possible: z3.number(),
    ever1: z3.array(count),
    ever2: count,
    names: z3.array(z3.object({ prefixId: count, prefix: z3.string() })).describe("The prefixes of ever1")
  }),
  stage1: stage1.nullable(),
  lastTiers: z3.object({ "1": count, "2": count, "3": count }).nullable(),
  donors: orSkipped(donors),
  improvementGap: orSkipped(improvementGap),
  series: series2
});

// ../wt-cache/src/analyses/popularity/index.ts
var popularity = defineAnalysis({
  meta: {
    id: "popularity",
    title: "Popularity of prefixes",
    question: "When does a model architecture become popular, and when does it cease to be?",
    needs,
    wants
  },
  params: popularityParams,
  summary: popularitySummary,
  run: runPopularity,
  figures: figures2
});

// ../wt-cache/src/lineage/rank-window.ts
var RankWindow = class {
  sorted;
  size = 0;
  constructor(capacity) {
    this.sorted = new Float64Array(capacity);
  }
  add(quality4) {
    const place2 = this.countBelow(quality4);
    this.sorted.copyWithin(place2 + 1, place2, this.size);
    this.sorted[place2] = quality4;
    this.size++;
  }
  /** Removes one equal quality; the caller knows that it is there. */
  remove(quality4) {
    const place2 = this.countBelow(quality4);
    this.sorted.copyWithin(place2, place2 + 1, this.size);
    this.size--;
  }
  /** Number of members strictly better. */
  better(quality4) {
    return this.size - this.countUpTo(quality4);
  }
  /** Number of members of equal quality. */
  tied(quality4) {
    return this.countUpTo(quality4) - this.countBelow(quality4);
  }
  /** The quality at a rank, 1 = worst. */
  atRank(rank) {
    return float64At(this.sorted, rank - 1);
  }
  /** Number of members strictly worse. */
  countBelow(quality4) {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = low + high >> 1;
      if (float64At(this.sorted, middle) < quality4) low = middle + 1;
      else high = middle;
    }
    return low;
  }
  /** Number of members worse or equal. */
  countUpTo(quality4) {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = low + high >> 1;
      if (float64At(this.sorted, middle) <= quality4) low = middle + 1;
      else high = middle;
    }
    return low;
  }
};

// ../wt-cache/src/lineage/ranks-at-completion.ts
function ranksAtCompletion(qualities, population) {
  const ranks = new Int32Array(qualities.length);
  const window = new RankWindow(Math.min(population, qualities.length) + 1);
  qualities.forEach((quality4, index) => {
    if (index >= population) window.remove(float64At(qualities, index - population));
    window.add(quality4);
    if (window.size === population) ranks[index] = population - window.better(quality4);
  });
  return ranks;
}

// ../wt-cache/src/trace/trace.ts
function hasTimes(trace2, ...columns) {
  return columns.every((column) => trace2.times.has(column));
}
function succeeded(trace2, evaluation) {
  return !Number.isNaN(trace2.quality[evaluation]);
}

// ../wt-cache/src/analyses/quality/duplicates.ts
function countDuplicates(trace2, orders) {
  const met = new Uint8Array(trace2.sequences.count);
  let evaluations = 0;
  let seconds3 = 0;
  for (const evaluation of orders.creation) {
    const sequence = int32At(trace2.sequence, evaluation);
    if (at(met, sequence) === 1) {
      evaluations++;
      const spent = float64At(trace2.end, evaluation) - float64At(trace2.start, evaluation);
      if (!Number.isNaN(spent)) seconds3 += spent;
    }
    met[sequence] = 1;
  }
  return {
    evaluations,
    share: trace2.evaluations === 0 ? null : evaluations / trace2.evaluations,
    seconds: hasTimes(trace2, "start", "end") ? seconds3 : null,
    distinct: trace2.sequences.count
  };
}

// ../wt-cache/src/analyses/quality/figures/quality.ts
function drawQuality(summary2) {
  const { points } = summary2.series;
  if (points.length === 0) return null;
  const axis2 = timeAxisOf(points);
  const low = summary2.params.fullRange ? null : summary2.series.axisLow;
  const placed = points.map((point2) => ({ time: axis2.placeOf(point2), quality: point2.quality }));
  const rows = placed.filter((point2) => low === null || point2.quality >= low);
  const last2 = Math.max(...placed.map((point2) => point2.time));
  const encoding = encode2(axis2.title, low, summary2.best);
  const layers2 = [
    {
      data: inline(rows),
      mark: {
        type: "point",
        filled: true,
        shape: "circle",
        size: 14,
        color: COLORS.blue,
        opacity: 0.4,
        clip: true,
        aria: false
      },
      encoding
    },
    {
      data: inline(cumulativeMaximum(summary2, axis2, last2)),
      mark: {
        type: "line",
        interpolate: "step-after",
        color: COLORS.red,
        strokeWidth: 2,
        clip: true,
        aria: false
      },
      encoding
    }
  ];
  const caption = { title: titleOf8(summary2), subtitle: subtitleOf4(summary2, low), width: DOUBLE_COLUMN };
  return layeredFigure("quality", caption, 260, layers2);
}
function timeAxisOf(points) {
  const ends = points.map((point2) => point2.end);
  if (ends.some((end) => end === null)) {
    return { title: "Candidate (in completion order)", placeOf: (point2) => point2.candidate };
  }
  const unit = timeUnitOf(Math.max(...ends.map((end) => end ?? 0)));
  return {
    title: `End of the evaluation (${unit.symbol})`,
    placeOf: (point2) => plotNumber((point2.end ?? 0) / unit.seconds)
  };
}
function encode2(title2, low, best) {
  const trimmed = low !== null && best !== null && best > low;
  const headroom = trimmed ? 0.03 * (best - low) : 0;
  const scale = trimmed ? { domain: [low, best + headroom], nice: false, zero: false } : { zero: false };
  return {
    x: { field: "time", type: "quantitative", title: title2, scale: { nice: false, zero: false } },
    y: { field: "quality", type: "quantitative", title: "Quality", scale }
  };
}
function cumulativeMaximum(summary2, axis2, last2) {
  const records = summary2.improvements.map((record) => ({ time: axis2.placeOf(record), quality: record.quality })).sort((a, b) => a.time - b.time);
  const steps = [];
  let best = Number.NEGATIVE_INFINITY;
  for (const record of records) {
    best = Math.max(best, record.quality);
    steps.push({ time: record.time, quality: best });
  }
  if (steps.length > 0) steps.push({ time: last2, quality: best });
  return steps;
}
function titleOf8(summary2) {
  if (summary2.best === null || summary2.bestCandidate === null) return "Quality over the search";
  const rises = Math.max(0, summary2.improvements.length - 1);
  const reached = `Quality reached ${numberText(summary2.best, 4)} at candidate ${countText(summary2.bestCandidate)}`;
  return rises === 0 ? `${reached} and never rose` : `${reached} and rose ${countOf(rises, "time")}`;
}
function subtitleOf4(summary2, low) {
  const { points, pointsTotal, hidden } = summary2.series;
  const iid = `Line: cumulative maximum (an unguided stream would set about ${numberText(summary2.expectedRecords, 2)} records)`;
  const trimmed = low === null || hidden === 0 ? "" : `${countOf(hidden, "point")} below ${numberText(low, 4)} not shown`;
  return [iid, trimmed, thinningNote(points.length, pointsTotal, "points")].filter((part) => part !== "").join("; ");
}

// ../wt-cache/src/analyses/quality/figures/selection.ts
var THEORY = "hypergeometric";
var MEASURED3 = "measured, 95 %";
function drawSelection(selection2, context) {
  if (isSkipped(selection2) || selection2.bins.every((bin) => bin.measured === null)) return null;
  const rows = selection2.bins.flatMap((bin) => {
    const ranks = bin.lowRank === bin.highRank ? `${bin.lowRank}` : `${bin.lowRank}\u2013${bin.highRank}`;
    const theory = { ranks, share: plotNumber(bin.theory), series: THEORY };
    if (bin.measured === null) return [theory];
    const low = plotNumber(bin.intervalLow ?? bin.measured);
    const high = plotNumber(bin.intervalHigh ?? bin.measured);
    return [theory, { ranks, share: plotNumber(bin.measured), low, high, series: MEASURED3 }];
  });
  const subtitle = `${countOf(selection2.children, "child", "children")}, maximum likelihood over the possible parents; ${equation("P", countText(context.population))}, ${equation("s", countText(context.sample))}`;
  const caption = { title: titleOf9(selection2), subtitle, width: SINGLE_COLUMN };
  return layeredFigure("selection", caption, 180, layersOf2(rows));
}
function layersOf2(rows) {
  const names = [THEORY, MEASURED3];
  const color = {
    field: "series",
    type: "nominal",
    scale: { domain: names, range: [COLORS.pale, COLORS.red] },
    legend: { title: null, columns: legendColumns(names, SINGLE_COLUMN), symbolType: "square" }
  };
  const title2 = "Rank of the parent in its population (1 = worst)";
  const x = { field: "ranks", type: "ordinal", title: title2, sort: null, axis: { labelAngle: -45 } };
  const encoding = { x, y: share("share", "Share of parents"), color };
  const measured2 = inline(rows.filter((row2) => row2.series === MEASURED3));
  return [
    { data: inline(rows.filter((row2) => row2.series === THEORY)), mark: { type: "bar" }, encoding },
    {
      data: measured2,
      mark: { type: "rule", strokeWidth: 1.5 },
      encoding: { ...encoding, y: { ...share("low", "Share of parents") }, y2: { field: "high" } }
    },
    { data: measured2, mark: { type: "point", filled: true, size: 45, opacity: 1 }, encoding }
  ];
}
function titleOf9({ goodness }) {
  if (goodness === null) return "Parents by their rank, measured and by theory";
  const verdict = goodness >= 0.05 ? "Parents are selected as the hypergeometric says" : "Parents are not selected as the hypergeometric says";
  return `${verdict} (${pValueText(goodness)})`;
}

// ../wt-cache/src/analyses/quality/figures/skip-tradeoff.ts
var SAME_PLACE = 0.06;
function drawSkipTradeoff(summary2) {
  const points = tradeoffsOf(summary2);
  if (points.length === 0) return null;
  const top = Math.max(...points.map((point2) => Math.max(point2.skipped, point2.lost)), 0.01);
  const encoding = {
    x: share("skipped", "Evaluations not stored"),
    y: share("lost", "Transfers lost")
  };
  const rows = points.map((point2) => ({ skipped: plotNumber(point2.skipped), lost: plotNumber(point2.lost) }));
  const layers2 = [
    {
      data: inline([
        { skipped: 0, lost: 0 },
        { skipped: top, lost: top }
      ]),
      mark: { type: "line", strokeDash: [4, 3], color: COLORS.grey },
      encoding
    },
    {
      data: inline(rows),
      mark: { type: "line", color: COLORS.blue, point: { filled: true, size: 34, color: COLORS.blue } },
      encoding
    },
    labelLayer(points, top, encoding)
  ];
  const subtitle = "A candidate is not stored if its bound at completion is at most \u03B5 (the labels); lost: the expected children of those; dashed: loss in proportion";
  return layeredFigure(
    "skip-tradeoff",
    { title: titleOf10(points), subtitle, width: SINGLE_COLUMN },
    180,
    layers2
  );
}
function tradeoffsOf(summary2) {
  return summary2.transferBound.thresholds.flatMap(
    ({ epsilon, skippedShare, transfersLostShare }) => skippedShare === null || transfersLostShare === null ? [] : [{ skipped: skippedShare, lost: transfersLostShare, epsilons: [epsilon] }]
  );
}
function labelLayer(points, top, encoding) {
  const places = [];
  for (const point2 of points) {
    const before2 = places.at(-1);
    const near = (a, b) => Math.abs(a - b) < SAME_PLACE * top;
    if (before2 !== void 0 && near(before2.skipped, point2.skipped) && near(before2.lost, point2.lost)) {
      places[places.length - 1] = { ...point2, epsilons: [...before2.epsilons, ...point2.epsilons] };
    } else places.push(point2);
  }
  const rows = places.map(({ skipped: skipped2, lost, epsilons }) => ({
    skipped: plotNumber(skipped2),
    lost: plotNumber(lost),
    label: epsilons.join(", ")
  }));
  return {
    data: inline(rows),
    mark: { type: "text", align: "left", baseline: "bottom", angle: 315, dx: 5, dy: -3 },
    encoding: { ...encoding, text: { field: "label", type: "nominal" } }
  };
}
function titleOf10(points) {
  const cheap = points.findLast((point2) => point2.lost <= 0.05) ?? points[0];
  if (cheap === void 0) return "What leaving out low ranks costs";
  return `Not storing ${percentText(cheap.skipped)} of the candidates would lose ${percentText(cheap.lost)} of the transfers`;
}

// ../wt-cache/src/analyses/quality/figures/transfer-bound.ts
var SPACING2 = 26;
var AXIS_WIDTH2 = 54;
var SMALL_CHANCE = 0.01;
function drawTransferBound(summary2, context) {
  const { byRank } = summary2.transferBound;
  if (byRank.length < 2) return null;
  const width = (DOUBLE_COLUMN - SPACING2) / 2 - AXIS_WIDTH2;
  const panel = (key, title2, color) => ({
    width,
    height: 160,
    layer: [...neverSelected(summary2, context), curve(byRank, key, title2, color)]
  });
  const subtitle = `Left: the paper\u2019s bound C(\u03BB, s)/C(P, s); right: the exact chance C(\u03BB \u2212 1, s \u2212 1)/C(P, s) to become the parent; ${equation("P", countText(context.population))}, ${equation("s", countText(context.sample))}; shaded: ranks below s, never selected`;
  const caption = { title: titleOf11(summary2, context), subtitle, width: DOUBLE_COLUMN };
  return sideBySideFigure("transfer-bound", caption, SPACING2, [
    panel("bound", "P(draw holds nobody better)", COLORS.blue),
    panel("exact", "P(selected as parent)", COLORS.red)
  ]);
}
function curve(byRank, key, title2, color) {
  return {
    data: inline(byRank.map((entry2) => ({ rank: entry2.rank, chance: plotNumber(entry2[key]) }))),
    mark: { type: "line", color, strokeWidth: 1.8, aria: false },
    encoding: {
      x: {
        field: "rank",
        type: "quantitative",
        title: "Rank (1 = worst)",
        scale: { nice: false, zero: false }
      },
      y: { field: "chance", type: "quantitative", title: title2 }
    }
  };
}
function neverSelected(summary2, context) {
  const { ranks } = summary2.transferBound.neverSelected;
  if (ranks < 1 || ranks >= context.population) return [];
  const data = inline([{ low: 1, high: ranks + 0.5 }]);
  const encoding = { x: { field: "low", type: "quantitative" }, x2: { field: "high" } };
  return [{ data, mark: { type: "rect", color: COLORS.pale, opacity: 0.5 }, encoding }];
}
function titleOf11(summary2, context) {
  const { ranks } = summary2.transferBound.neverSelected;
  const never = ranks < 1 ? "Every rank can be selected" : `The worst${ranks === 1 ? "" : ` ${countText(ranks)}`} of ${countText(context.population)} ${ranks === 1 ? "is" : "are"} never selected`;
  const small = summary2.transferBound.thresholds.find((threshold2) => threshold2.epsilon === SMALL_CHANCE);
  if (small === void 0 || small.maxRank <= ranks) return never;
  return `${never}; up to rank ${countText(small.maxRank)} a draw holds nobody better in at most 1\xA0% of cases`;
}

// ../wt-cache/src/analyses/quality/figures.ts
function figures3(summary2, context) {
  return [
    drawQuality(summary2),
    drawTransferBound(summary2, context),
    drawSkipTradeoff(summary2),
    drawSelection(summary2.selection, context)
  ].filter((figure) => figure !== null);
}

// ../wt-cache/src/lineage/hole-index.ts
var HoleIndex = class {
  table;
  sequenceOf;
  /** First and last member of each sequence's queue, and each candidate's successor in its queue. */
  head;
  tail;
  next;
  /** Slot of each present sequence; slot s owns the entries s·maxLength … */
  slotOf;
  sequenceAt;
  freeSlots = [];
  bucket;
  entryHash;
  entryNext;
  entryPrevious;
  /** `sequenceOf`: the sequence of each candidate; at most `capacity` candidates are present at once. */
  constructor(table, sequenceOf, capacity) {
    const slots = Math.max(1, Math.min(capacity, table.count));
    const entries = slots * table.maxLength;
    this.table = table;
    this.sequenceOf = sequenceOf;
    this.head = new Int32Array(table.count).fill(-1);
    this.tail = new Int32Array(table.count).fill(-1);
    this.next = new Int32Array(sequenceOf.length).fill(-1);
    this.slotOf = new Int32Array(table.count).fill(-1);
    this.sequenceAt = new Int32Array(slots);
    for (let slot = slots - 1; slot >= 0; slot--) this.freeSlots.push(slot);
    this.bucket = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(2, entries * 2)))).fill(-1);
    this.entryHash = new Int32Array(entries);
    this.entryNext = new Int32Array(entries);
    this.entryPrevious = new Int32Array(entries);
  }
  /** The youngest member joins. */
  add(candidate) {
    const sequence = int32At(this.sequenceOf, candidate);
    this.next[candidate] = -1;
    if (int32At(this.head, sequence) < 0) {
      this.head[sequence] = candidate;
      this.fileHoles(sequence);
    } else {
      this.next[int32At(this.tail, sequence)] = candidate;
    }
    this.tail[sequence] = candidate;
  }
  /** The oldest member retires. */
  removeOldest(candidate) {
    const sequence = int32At(this.sequenceOf, candidate);
    if (int32At(this.head, sequence) !== candidate)
      throw new RangeError(`candidate ${candidate} is not the oldest`);
    this.head[sequence] = int32At(this.next, candidate);
    if (int32At(this.head, sequence) < 0) this.removeHoles(sequence);
  }
  /** First member with this very sequence, −1 for none; `after` gives the others. */
  firstMember(sequence) {
    return int32At(this.head, sequence);
  }
  after(candidate) {
    return int32At(this.next, candidate);
  }
  /** Calls back with each present sequence at distance exactly 1 and the 0-based position of the difference. */
  forEachNeighbour(sequence, visit) {
    const { table, bucket } = this;
    const length = sequenceLength(table, sequence);
    const whole = this.hashOf(sequence);
    for (let position = 0; position < length; position++) {
      const hash = this.holeHash(sequence, position, whole);
      let entry2 = int32At(bucket, hash & bucket.length - 1);
      while (entry2 >= 0) {
        if (int32At(this.entryHash, entry2) === hash && entry2 % table.maxLength === position) {
          const other = int32At(this.sequenceAt, Math.floor(entry2 / table.maxLength));
          if (other !== sequence && differsOnlyAt(table, sequence, other, position)) visit(other, position);
        }
        entry2 = int32At(this.entryNext, entry2);
      }
    }
  }
  fileHoles(sequence) {
    const slot = this.freeSlots.pop();
    if (slot === void 0) throw new RangeError("more sequences in the population than its size");
    this.slotOf[sequence] = slot;
    this.sequenceAt[slot] = sequence;
    const whole = this.hashOf(sequence);
    const length = sequenceLength(this.table, sequence);
    for (let position = 0; position < length; position++) {
      const entry2 = slot * this.table.maxLength + position;
      const hash = this.holeHash(sequence, position, whole);
      const place2 = hash & this.bucket.length - 1;
      const first = int32At(this.bucket, place2);
      this.entryHash[entry2] = hash;
      this.entryNext[entry2] = first;
      this.entryPrevious[entry2] = -1;
      if (first >= 0) this.entryPrevious[first] = entry2;
      this.bucket[place2] = entry2;
    }
  }
  removeHoles(sequence) {
    const slot = int32At(this.slotOf, sequence);
    const length = sequenceLength(this.table, sequence);
    for (let position = 0; position < length; position++) {
      const entry2 = slot * this.table.maxLength + position;
      const previous = int32At(this.entryPrevious, entry2);
      const following = int32At(this.entryNext, entry2);
      if (previous >= 0) this.entryNext[previous] = following;
      else this.bucket[int32At(this.entryHash, entry2) & this.bucket.length - 1] = following;
      if (following >= 0) this.entryPrevious[following] = previous;
    }
    this.slotOf[sequence] = -1;
    this.freeSlots.push(slot);
  }
  hashOf(sequence) {
    const { offsets, codes } = this.table;
    const from = int32At(offsets, sequence);
    let hash = 0;
    for (let index = from; index < int32At(offsets, sequence + 1); index++) {
      hash = hash + choiceKey(index - from, at(codes, index)) | 0;
    }
    return hash;
  }
  /** The whole sequence's hash less the choice at `position`, salted by the position and the length. */
  holeHash(sequence, position, whole) {
    const code = at(this.table.codes, int32At(this.table.offsets, sequence) + position);
    return whole - choiceKey(position, code) + choiceKey(position, -1) | 0;
  }
};
function differsOnlyAt(table, a, b, position) {
  const { offsets, codes } = table;
  const startA = int32At(offsets, a);
  const startB = int32At(offsets, b);
  const length = int32At(offsets, a + 1) - startA;
  if (int32At(offsets, b + 1) - startB !== length) return false;
  for (let index = 0; index < length; index++) {
    if (index !== position && codes[startA + index] !== codes[startB + index]) return false;
  }
  return true;
}
function choiceKey(position, code) {
  let key = Math.imul(position + 1, 2654435761) ^ Math.imul(code + 2, 2246822507);
  key = Math.imul(key ^ key >>> 16, 2246822507);
  key = Math.imul(key ^ key >>> 13, 3266489909);
  return key ^ key >>> 16;
}

// ../wt-cache/src/lineage/sliding-population.ts
var SlidingPopulation = class {
  ranks;
  index;
  /** Candidates known so far: members are candidate indices (0-based) `known − size … known − 1`. */
  known = 0;
  capacity;
  quality;
  constructor(trace2, orders, capacity) {
    const sequenceOf = orders.candidates.map((evaluation) => int32At(trace2.sequence, evaluation));
    this.capacity = capacity;
    this.quality = Float64Array.from(orders.candidates, (evaluation) => float64At(trace2.quality, evaluation));
    this.ranks = new RankWindow(Math.min(capacity, orders.candidates.length) + 1);
    this.index = new HoleIndex(trace2.sequences, sequenceOf, capacity + 1);
  }
  /** Lets the population grow to the first `known` candidates; it never goes back. */
  advanceTo(known) {
    while (this.known < known) {
      const candidate = this.known++;
      this.ranks.add(float64At(this.quality, candidate));
      this.index.add(candidate);
      const retired = candidate - this.capacity;
      if (retired >= 0) {
        this.ranks.remove(float64At(this.quality, retired));
        this.index.removeOldest(retired);
      }
    }
  }
  qualityOf(candidate) {
    return float64At(this.quality, candidate);
  }
};
function creationsByKnowledge(orders, knownSuccesses, population) {
  return orders.creation.filter((evaluation) => int32At(knownSuccesses, evaluation) >= population).sort(
    (a, b) => int32At(knownSuccesses, a) - int32At(knownSuccesses, b) || int32At(orders.creationOf, a) - int32At(orders.creationOf, b)
  );
}

// ../wt-cache/src/stats/ratio-product.ts
var SPLITTER = 2 ** 27 + 1;
var RatioProduct = class {
  high;
  low;
  constructor(start = 1) {
    this.high = start;
    this.low = 0;
  }
  /** The product so far, rounded once. */
  get value() {
    return this.high + this.low;
  }
  /** Multiplies by `numerator / denominator`. */
  multiply(numerator, denominator) {
    const product = this.high * numerator;
    const productError = multiplicationError(this.high, numerator, product);
    const quotient = product / denominator;
    const back = quotient * denominator;
    const remainder = product - back - multiplicationError(quotient, denominator, back);
    const error = (remainder + productError + this.low * numerator) / denominator;
    this.high = quotient + error;
    this.low = quotient - this.high + error;
  }
};
function multiplicationError(a, b, product) {
  const scaledA = SPLITTER * a;
  const highA = scaledA - (scaledA - a);
  const lowA = a - highA;
  const scaledB = SPLITTER * b;
  const highB = scaledB - (scaledB - b);
  const lowB = b - highB;
  return highA * highB - product + highA * lowB + lowA * highB + lowA * lowB;
}

// ../wt-cache/src/stats/hypergeometric.ts
function probabilityNoneDrawn(populationSize, marked, drawn) {
  requireCount(populationSize, Number.MAX_SAFE_INTEGER);
  requireCount(marked, populationSize);
  requireCount(drawn, populationSize);
  if (drawn > populationSize - marked) return 0;
  const factors = Math.min(marked, drawn);
  const rest = populationSize - Math.max(marked, drawn);
  const product = new RatioProduct();
  for (let i = 0; i < factors && product.value > 0; i++) product.multiply(rest - i, populationSize - i);
  return product.value;
}
function requireCount(value, most) {
  if (!Number.isInteger(value) || value < 0 || value > most) {
    throw new RangeError(`expected an integer within 0\u2026${most}, not ${value}`);
  }
}

// ../wt-cache/src/stats/selection-probability.ts
function transferBound(P, rank, s2) {
  requireSample(P, s2);
  if (!(rank >= 0 && rank <= P)) throw new RangeError(`rank ${rank} outside 0\u2026${P}`);
  return probabilityNoneDrawn(P, P - rank, s2);
}
function largestRankWithin(P, s2, epsilon) {
  let low = 0;
  let high = P;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (transferBound(P, middle, s2) <= epsilon) low = middle;
    else high = middle - 1;
  }
  return low;
}
var SelectionLaw = class {
  P;
  s;
  /** Selection probability of rank λ at index λ − 1 where nothing is tied; sums to 1. */
  byRank;
  constructor(P, s2) {
    requireSample(P, s2);
    this.P = P;
    this.s = s2;
    this.byRank = selectionByRank(P, s2);
  }
  /** C(λ, s)/C(P, s), from the table: O(1). */
  bound(rank) {
    return rank === 0 ? 0 : float64At(this.byRank, rank - 1) * rank / this.s;
  }
  /** As `selectionProbability`, O(1) without ties, O(min(s, tied)) with them. */
  probability(better, tied) {
    const rank = this.P - better;
    if (tied === 1) return float64At(this.byRank, rank - 1);
    const bound = this.bound(rank);
    if (bound === 0) return 0;
    const below = this.bound(rank - tied);
    if (2 * below <= bound) return (bound - below) / tied;
    return bound * anyOfTieDrawn(rank, this.s, tied) / tied;
  }
};
function selectionByRank(P, s2) {
  const byRank = new Float64Array(P);
  const running = new RatioProduct();
  running.multiply(s2, P);
  for (let rank = P; rank >= s2; rank--) {
    byRank[rank - 1] = running.value;
    if (rank > 1) running.multiply(rank - s2, rank - 1);
  }
  return byRank;
}
function anyOfTieDrawn(rank, s2, tied) {
  if (rank - tied < s2) return 1;
  const factors = Math.min(s2, tied);
  const taken = Math.max(s2, tied);
  let logarithm = 0;
  for (let i = 0; i < factors; i++) logarithm += Math.log1p(-taken / (rank - i));
  return -Math.expm1(logarithm);
}
function requireSample(P, s2) {
  if (!Number.isInteger(P) || !Number.isInteger(s2) || s2 < 1 || s2 > P) {
    throw new RangeError(`expected integers 1 \u2264 s \u2264 P, not s = ${s2}, P = ${P}`);
  }
}

// ../wt-cache/src/analyses/quality/ranks.ts
function rankRanges(population) {
  const ranges = Math.min(10, population);
  return Array.from({ length: ranges }, (_, b) => ({
    lowRank: Math.floor(b * population / ranges) + 1,
    highRank: Math.floor((b + 1) * population / ranges)
  }));
}
function rangeOfRank(population) {
  const rangeOf = new Int32Array(population + 1);
  for (const [range, { lowRank, highRank }] of rankRanges(population).entries()) {
    rangeOf.fill(range, lowRank, highRank + 1);
  }
  return rangeOf;
}

// ../wt-cache/src/analyses/quality/lifetime.ts
function describeLifetime(qualities, ranks, orders, stages, settings2, offspring) {
  const { population } = settings2;
  const lastKnown = stages.known.successes.reduce((most, known) => Math.max(most, known), 0);
  const ended = Math.max(0, Math.min(qualities.length, lastKnown) - population);
  const unselected = predictUnselected(qualities, orders, stages, settings2);
  const rangeOf = rangeOfRank(population);
  const byRank = rankRanges(population).map((range) => ({ ...range, n: 0, sum: 0 }));
  let predicted = 0;
  let observed = 0;
  for (let index = 0; index < ended; index++) {
    const wasParent = 1 - float64At(offspring.childless, index);
    predicted += 1 - float64At(unselected, index);
    observed += wasParent;
    const range = byRank[int32At(rangeOf, int32At(ranks, index))];
    if (range === void 0 || int32At(ranks, index) === 0) continue;
    range.n++;
    range.sum += wasParent;
  }
  return {
    meanPredicted: ended === 0 ? null : predicted / ended,
    observed: ended === 0 ? null : observed / ended,
    byRank: byRank.map(({ lowRank, highRank, n, sum: sum4 }) => ({
      lowRank,
      highRank,
      n,
      observed: n === 0 ? null : sum4 / n
    }))
  };
}
function predictUnselected(qualities, orders, stages, { population, sample }) {
  const law = new SelectionLaw(population, sample);
  const unselected = new Float64Array(qualities.length).fill(1);
  const better = new Int32Array(population);
  const tied = new Int32Array(population);
  let known = 0;
  for (const creation of creationsByKnowledge(orders, stages.known.successes, population)) {
    for (; known < int32At(stages.known.successes, creation); known++) {
      replaceOldest(qualities, known, better, tied);
    }
    for (let member = known - population; member < known; member++) {
      const slot = member % population;
      const selection2 = law.probability(int32At(better, slot), int32At(tied, slot));
      unselected[member] = float64At(unselected, member) * (1 - selection2);
    }
  }
  return unselected;
}
function replaceOldest(qualities, joining, better, tied) {
  const population = better.length;
  const quality4 = float64At(qualities, joining);
  const retired = joining >= population ? float64At(qualities, joining - population) : Number.NaN;
  let betterThanNew = 0;
  let tiedWithNew = 1;
  for (let member = Math.max(0, joining - population + 1); member < joining; member++) {
    const slot = member % population;
    const own = float64At(qualities, member);
    better[slot] = int32At(better, slot) + (quality4 > own ? 1 : 0) - (retired > own ? 1 : 0);
    tied[slot] = int32At(tied, slot) + (quality4 === own ? 1 : 0) - (retired === own ? 1 : 0);
    if (own > quality4) betterThanNew++;
    else if (own === quality4) tiedWithNew++;
  }
  better[joining % population] = betterThanNew;
  tied[joining % population] = tiedWithNew;
}

// ../wt-cache/src/analyses/quality/low-performers.ts
function countLowPerformers(trace2, orders, stages, window, givenThreshold) {
  const qualitiesOf = (stage) => Float64Array.from(
    orders.candidates.filter((evaluation) => at(stages.stage, evaluation) === stage),
    (evaluation) => float64At(trace2.quality, evaluation)
  );
  const random = qualitiesOf(1).sort();
  const evolved = qualitiesOf(2);
  const threshold2 = givenThreshold ?? (random.length === 0 ? null : quantileType7(random, 0.5));
  const windows = Math.floor(evolved.length / window);
  if (threshold2 === null) return { threshold: threshold2, count: null, share: null, windows, windowsWithout: windows };
  const isLow = (quality4) => quality4 < threshold2;
  const count3 = evolved.filter(isLow).length;
  let windowsWithout = 0;
  for (let index = 0; index < windows; index++) {
    if (!evolved.subarray(index * window, (index + 1) * window).some(isLow)) windowsWithout++;
  }
  return {
    threshold: threshold2,
    count: count3,
    share: evolved.length === 0 ? null : count3 / evolved.length,
    windows,
    windowsWithout
  };
}

// ../wt-cache/src/analyses/quality/offspring.ts
function countOffspring(orders, lineage2, population, sample) {
  const children = new Float64Array(orders.candidates.length);
  const childless = new Float64Array(orders.candidates.length).fill(1);
  let total2 = 0;
  let certainChildren = 0;
  let parentsBelow = 0;
  lineage2.replay((creation) => {
    for (let slot = 0; slot < creation.count; slot++) {
      const weight = float64At(creation.weight, slot);
      const candidate = int32At(orders.candidateOf, int32At(creation.member, slot)) - 1;
      children[candidate] = float64At(children, candidate) + weight;
      childless[candidate] = float64At(childless, candidate) * (1 - weight);
      total2 += weight;
    }
    if (creation.count !== 1) return;
    certainChildren++;
    const isRanked = int32At(creation.tied, 0) > 0;
    if (isRanked && population - int32At(creation.better, 0) < sample) parentsBelow++;
  });
  return { children, childless, total: total2, certainChildren, parentsBelow };
}

// ../wt-cache/src/stats/ranks.ts
function averageRanks(values) {
  const order = Uint32Array.from({ length: values.length }, (_, index) => index);
  order.sort((a, b) => at(values, a) - at(values, b));
  const ranks = new Float64Array(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && at(values, at(order, to)) === at(values, at(order, from))) to++;
    for (const index of order.subarray(from, to)) ranks[index] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}

// ../wt-cache/src/stats/spearman.ts
var EXACT_UP_TO = 8;
var PERMUTATIONS = 9999;
function spearmanCorrelation(a, b) {
  if (a.length !== b.length) throw new RangeError(`columns of ${a.length} and ${b.length} values`);
  const [x, y] = [centredRanks(a), centredRanks(b)];
  const scale = Math.sqrt(dot(x, x) * dot(y, y));
  return scale === 0 ? null : Math.max(-1, Math.min(1, dot(x, y) / scale));
}
function spearmanTest(values, random) {
  const order = Float64Array.from({ length: values.length }, (_, index) => index);
  const rho = spearmanCorrelation(values, order);
  if (rho === null) return null;
  const ranks = Int32Array.from(centredRanks(values));
  const places = Int32Array.from(centredRanks(order));
  const observed = dot(ranks, places);
  let [trials, less, far] = [0, 0, 0];
  const count3 = () => {
    const statistic = dot(ranks, places);
    trials++;
    if (statistic <= observed) less++;
    if (Math.abs(statistic) >= Math.abs(observed)) far++;
  };
  if (values.length <= EXACT_UP_TO) {
    visitPermutations(ranks, ranks.length, count3);
    return { rho, pLess: less / trials, pTwoSided: far / trials };
  }
  for (let i = 0; i < PERMUTATIONS; i++) {
    shuffle(ranks, random);
    count3();
  }
  return { rho, pLess: (1 + less) / (1 + trials), pTwoSided: (1 + far) / (1 + trials) };
}
function centredRanks(values) {
  return averageRanks(values).map((rank) => 2 * rank - (values.length + 1));
}
function dot(a, b) {
  let sum4 = 0;
  for (let i = 0; i < a.length; i++) sum4 += at(a, i) * at(b, i);
  return sum4;
}
function visitPermutations(items, size, visit) {
  if (size <= 1) {
    visit();
    return;
  }
  for (let i = 0; i < size; i++) {
    visitPermutations(items, size - 1, visit);
    const other = size % 2 === 0 ? i : 0;
    const last2 = int32At(items, size - 1);
    items[size - 1] = int32At(items, other);
    items[other] = last2;
  }
}

// ../wt-cache/src/analyses/quality/records.ts
function findImprovements(qualities, ends) {
  const improvements = [];
  qualities.forEach((quality4, index) => {
    const previous = improvements.at(-1);
    if (previous !== void 0 && quality4 <= previous.quality) return;
    improvements.push({
      candidate: index + 1,
      end: Number.isNaN(ends[index]) ? null : float64At(ends, index),
      quality: quality4,
      delta: previous === void 0 ? null : quality4 - previous.quality,
      sincePrevious: previous === void 0 ? null : index + 1 - previous.candidate
    });
  });
  return improvements;
}
function testDiminishing(improvements, seed) {
  const deltas = improvements.flatMap(({ delta }) => delta === null ? [] : [delta]);
  const test = spearmanTest(deltas, createRandom(seed));
  return {
    spearman: test?.rho ?? null,
    pValue: test?.pLess ?? null,
    pValueTwoSided: test?.pTwoSided ?? null
  };
}
function countExpectedRecords(successes) {
  let sum4 = 0;
  for (let i = successes; i >= 1; i--) sum4 += 1 / i;
  return sum4;
}
var PERCENTS = [0, 1, 5, 25, 50, 75, 90, 95, 99, 100];
function describeQuantiles(qualities) {
  const sorted = qualities.toSorted();
  const entries = PERCENTS.map((percent2) => [
    `p${percent2}`,
    sorted.length === 0 ? null : quantileType7(sorted, percent2 / 100)
  ]);
  return Object.fromEntries(entries);
}

// ../wt-cache/src/analyses/quality/schema.ts
import { z as z4 } from "zod";
var qualityParams = z4.object({
  lowQuality: z4.number().nullable().default(null).describe("Threshold of low performers; default the median of stage 1"),
  fullRange: z4.boolean().default(false).describe("Show all qualities in the figure, not the high end alone"),
  seed: z4.int().nonnegative().default(0)
});
var improvement = z4.object({
  candidate: count,
  end: numberOrNull,
  quality: z4.number(),
  delta: numberOrNull,
  sincePrevious: countOrNull
});
var threshold = z4.object({
  epsilon: z4.number(),
  maxRank: count,
  finalQuality: numberOrNull,
  skipped: count,
  skippedShare: numberOrNull,
  parentsLost: numberOrNull,
  transfersLost: numberOrNull,
  transfersLostShare: numberOrNull
});
var transferBound2 = z4.object({
  byRank: z4.array(z4.object({ rank: count, bound: z4.number(), exact: z4.number() })),
  neverSelected: z4.object({
    ranks: count,
    candidates: count,
    certainChildren: countOrNull,
    parentsBelow: countOrNull
  }),
  thresholds: z4.array(threshold)
});
var selectionBin = z4.object({
  lowRank: count,
  highRank: count,
  theory: z4.number(),
  measured: numberOrNull,
  intervalLow: numberOrNull,
  intervalHigh: numberOrNull
});
var selection = z4.object({
  bins: z4.array(selectionBin),
  iterations: count,
  children: count,
  goodness: numberOrNull,
  df: countOrNull
});
var lifetime = z4.object({
  meanPredicted: numberOrNull,
  observed: numberOrNull,
  byRank: z4.array(z4.object({ lowRank: count, highRank: count, n: count, observed: numberOrNull }))
});
var lowPerformers = z4.object({
  threshold: numberOrNull,
  count: countOrNull,
  share: numberOrNull,
  windows: count,
  windowsWithout: count
});
var quantiles = z4.object({
  p0: numberOrNull,
  p1: numberOrNull,
  p5: numberOrNull,
  p25: numberOrNull,
  p50: numberOrNull,
  p75: numberOrNull,
  p90: numberOrNull,
  p95: numberOrNull,
  p99: numberOrNull,
  p100: numberOrNull
});
var series3 = z4.object({
  points: z4.array(z4.object({ candidate: count, end: numberOrNull, quality: z4.number() })).describe("Successes in completion order, thinned to the point budget; extremes, first and last kept"),
  pointsTotal: count,
  axisLow: numberOrNull.describe("Lower end of the trimmed quality axis"),
  hidden: count.describe("Successes below it")
});
var qualitySummary = z4.object({
  params: qualityParams.required(),
  best: numberOrNull,
  bestCandidate: countOrNull,
  quantiles,
  improvements: z4.array(improvement),
  expectedRecords: z4.number(),
  diminishing: z4.object({ spearman: numberOrNull, pValue: numberOrNull, pValueTwoSided: numberOrNull }),
  duplicates: z4.object({
    evaluations: count,
    share: numberOrNull,
    seconds: numberOrNull,
    distinct: count
  }),
  lowPerformers: orSkipped(lowPerformers),
  transferBound: transferBound2,
  selection: orSkipped(selection),
  lifetime: orSkipped(lifetime),
  series: series3
});

// ../wt-cache/src/lineage/mutation-law.ts
var MutationLaw = class {
  /** Number of options at each position. */
  options;
  /** Natural log of u for a sequence of each length. */
  logRandom;
  /** L' by length: positions with more than one option. */
  mutable;
  same;
  inverse;
  constructor(space, model) {
    const positions = space.length;
    this.options = Int32Array.from(space, (node3) => node3.choices.length);
    this.logRandom = new Float64Array(positions + 1);
    this.mutable = new Int32Array(positions + 1);
    this.same = new Float64Array(positions + 1);
    this.inverse = new Float64Array(positions);
    let inverseSum = 0;
    for (let position = 0; position < positions; position++) {
      const options = int32At(this.options, position);
      const isMutable = options > 1;
      this.logRandom[position + 1] = float64At(this.logRandom, position) - Math.log(options);
      this.mutable[position + 1] = int32At(this.mutable, position) + (isMutable ? 1 : 0);
      if (isMutable) this.inverse[position] = 1 / (model === "redraw" ? options : options - 1);
      if (isMutable && model === "redraw") inverseSum += 1 / options;
      const mutable = int32At(this.mutable, position + 1);
      this.same[position + 1] = mutable === 0 ? 0 : inverseSum / mutable;
    }
  }
  /** mut(c | m) for sequences of `length` that differ at `position`; −1: equal sequences. */
  probability(length, position) {
    if (position < 0) return float64At(this.same, length);
    return float64At(this.inverse, position) / int32At(this.mutable, length);
  }
  /** The same without π_i: 1/o_i (redraw) or 1/(o_i − 1) (replace); 0 where nothing can change. */
  drawProbability(position) {
    return float64At(this.inverse, position);
  }
};

// ../wt-cache/src/lineage/replay.ts
var EPSILON = 1e-3;
function newCreation(capacity) {
  return {
    child: -1,
    count: 0,
    member: new Int32Array(capacity),
    position: new Int32Array(capacity),
    better: new Int32Array(capacity),
    tied: new Int32Array(capacity),
    selection: new Float64Array(capacity),
    mutation: new Float64Array(capacity),
    weight: new Float64Array(capacity),
    logRandom: 0,
    random: 1,
    resolved: false,
    known: 0
  };
}
function inferredReplay(trace2, orders, known, model) {
  const mutation = new MutationLaw(trace2.space, model.mutation);
  const law = new SelectionLaw(model.population, model.sample);
  const creations = creationsByKnowledge(orders, known, model.population);
  return (visit) => {
    const population = new SlidingPopulation(trace2, orders, model.population);
    const creation = newCreation(model.population);
    for (const child of creations) {
      creation.child = child;
      creation.known = int32At(known, child);
      population.advanceTo(creation.known);
      findParents(trace2, orders, population, law, creation);
      weigh(trace2, mutation, creation);
      visit(creation);
    }
  };
}
function findParents(trace2, orders, population, law, creation) {
  const { index, ranks } = population;
  const sequence = int32At(trace2.sequence, creation.child);
  creation.count = 0;
  const addMembers = (of, position) => {
    for (let candidate = index.firstMember(of); candidate >= 0; candidate = index.after(candidate)) {
      const quality4 = population.qualityOf(candidate);
      const better = ranks.better(quality4);
      const tied = ranks.tied(quality4);
      const slot = creation.count++;
      creation.member[slot] = int32At(orders.candidates, candidate);
      creation.position[slot] = position;
      creation.better[slot] = better;
      creation.tied[slot] = tied;
      creation.selection[slot] = law.probability(better, tied);
    }
  };
  addMembers(sequence, -1);
  index.forEachNeighbour(sequence, addMembers);
}
function weigh(trace2, mutation, creation) {
  const length = sequenceLength(trace2.sequences, int32At(trace2.sequence, creation.child));
  let kept = 0;
  let total2 = 0;
  for (let slot = 0; slot < creation.count; slot++) {
    const mut = mutation.probability(length, int32At(creation.position, slot));
    if (mut === 0) continue;
    const joint = (1 - EPSILON) * float64At(creation.selection, slot) * mut;
    total2 += joint;
    creation.member[kept] = int32At(creation.member, slot);
    creation.position[kept] = int32At(creation.position, slot);
    creation.better[kept] = int32At(creation.better, slot);
    creation.tied[kept] = int32At(creation.tied, slot);
    creation.selection[kept] = float64At(creation.selection, slot);
    creation.mutation[kept] = mut;
    creation.weight[kept++] = joint;
  }
  creation.count = kept;
  creation.logRandom = float64At(mutation.logRandom, length);
  const random = EPSILON * Math.exp(creation.logRandom);
  const evidence = total2 + random;
  for (let slot = 0; slot < kept; slot++) {
    creation.weight[slot] = total2 === 0 ? 0 : float64At(creation.weight, slot) / evidence;
  }
  creation.random = total2 === 0 ? 1 : random / evidence;
  creation.resolved = creation.random < 0.5;
}

// ../wt-cache/src/stats/chi-square.ts
import erfc2 from "@stdlib/math-base-special-erfc";
var CHUNK = 256;
var CHUNK_FACTOR = Math.exp(-CHUNK);
var LARGE = 1e120;
function chiSquareTail(statistic, df) {
  if (!Number.isInteger(df) || df < 1)
    throw new RangeError(`degrees of freedom: a positive integer, not ${df}`);
  if (Number.isNaN(statistic)) throw new RangeError("the statistic is not a number");
  if (statistic <= 0) return 1;
  const y = statistic / 2;
  if (isBelowSmallestDouble(y, df / 2)) return 0;
  if (df % 2 === 0) return Math.min(1, scaledSeries(y, 1, 0, df / 2));
  const terms = (df - 1) / 2;
  return Math.min(1, erfc2(Math.sqrt(y)) + scaledSeries(y, 2 * Math.sqrt(y / Math.PI), 0.5, terms));
}
function isBelowSmallestDouble(y, a) {
  return y === Number.POSITIVE_INFINITY || y > a && y - a - a * Math.log(y / a) > 800;
}
function scaledSeries(y, first, offset, terms) {
  if (terms === 0) return 0;
  let pending = y;
  let term = first;
  let sum4 = first;
  for (let j = 1; j < terms; j++) {
    term *= y / (j + offset);
    sum4 += term;
    if (sum4 > LARGE && pending > CHUNK) {
      pending -= CHUNK;
      term *= CHUNK_FACTOR;
      sum4 *= CHUNK_FACTOR;
    }
  }
  for (; pending > CHUNK; pending -= CHUNK) sum4 *= CHUNK_FACTOR;
  return sum4 * Math.exp(-pending);
}
function chiSquareUniform(counts) {
  let total2 = 0;
  for (let i = 0; i < counts.length; i++) total2 += at(counts, i);
  const expected2 = total2 / counts.length;
  let statistic = 0;
  for (let i = 0; i < counts.length; i++) statistic += (at(counts, i) - expected2) ** 2;
  return { statistic: total2 > 0 ? statistic / expected2 : 0, df: counts.length - 1 };
}

// ../wt-cache/src/analyses/quality/invert.ts
function invertSymmetric(matrix) {
  const size = matrix.length;
  const work = matrix.map((row2, i) => {
    const wide = new Float64Array(2 * size);
    wide.set(row2);
    wide[size + i] = 1;
    return wide;
  });
  for (let column = 0; column < size; column++) {
    const pivot = largestBelow(work, column);
    const row2 = work[pivot];
    const held = work[column];
    if (row2 === void 0 || held === void 0 || float64At(row2, column) === 0) return null;
    work[pivot] = held;
    work[column] = row2;
    const scale = float64At(row2, column);
    for (let j = 0; j < row2.length; j++) row2[j] = float64At(row2, j) / scale;
    work.forEach((other, i) => {
      if (i === column) return;
      const factor = float64At(other, column);
      for (let j = 0; j < other.length; j++) other[j] = float64At(other, j) - factor * float64At(row2, j);
    });
  }
  return work.map((row2) => row2.slice(size));
}
function largestBelow(work, column) {
  let best = column;
  for (let i = column + 1; i < work.length; i++) {
    if (Math.abs(work[i]?.[column] ?? 0) > Math.abs(work[best]?.[column] ?? 0)) best = i;
  }
  return best;
}

// ../wt-cache/src/analyses/quality/range-mixture.ts
var CONVERGED = 1e-9;
var ZERO_SHARE = 1e-6;
var NORMAL_95 = 1.96;
function fitMixture(mixture) {
  if (mixture.children === 0) return null;
  let shares = new Float64Array(mixture.ranges).fill(1 / mixture.ranges);
  let iterations = 0;
  for (let change = Number.POSITIVE_INFINITY; change >= CONVERGED; iterations++) {
    const next = improve(mixture, shares);
    change = next.reduce((most, share2, b) => Math.max(most, Math.abs(share2 - float64At(shares, b))), 0);
    shares = next;
  }
  return { shares, iterations };
}
function improve(mixture, shares) {
  const { ranges, byRange } = mixture;
  const sums = new Float64Array(ranges);
  for (let child = 0; child < mixture.children; child++) {
    const likelihood = childLikelihood(mixture, shares, child);
    for (let b = 0; b < ranges; b++) {
      sums[b] = float64At(sums, b) + float64At(shares, b) * float64At(byRange, child * ranges + b) / likelihood;
    }
  }
  const total2 = sums.reduce((sum4, value) => sum4 + value, 0);
  return sums.map((value) => value / total2);
}
function childLikelihood(mixture, shares, child) {
  const from = child * mixture.ranges;
  let likelihood = float64At(mixture.random, child);
  for (let b = 0; b < mixture.ranges; b++)
    likelihood += float64At(shares, b) * float64At(mixture.byRange, from + b);
  return likelihood;
}
function logLikelihood(mixture, shares) {
  let sum4 = 0;
  for (let child = 0; child < mixture.children; child++)
    sum4 += Math.log(childLikelihood(mixture, shares, child));
  return sum4;
}
function mixtureIntervals(mixture, shares) {
  const low = new Float64Array(mixture.ranges);
  const high = new Float64Array(mixture.ranges);
  const free = [...shares.keys()].filter((b) => float64At(shares, b) > ZERO_SHARE);
  const variances = shareVariances(mixture, shares, free);
  free.forEach((b, index) => {
    const half = NORMAL_95 * Math.sqrt(variances[index] ?? 0);
    low[b] = Math.max(0, float64At(shares, b) - half);
    high[b] = Math.min(1, float64At(shares, b) + half);
  });
  for (let b = 0; b < mixture.ranges; b++) {
    if (float64At(shares, b) <= ZERO_SHARE)
      high[b] = Math.min(1, 3 / Math.abs(slopeTowards(mixture, shares, b)));
  }
  return { low, high };
}
function slopeTowards(mixture, shares, b) {
  let slope = 0;
  for (let child = 0; child < mixture.children; child++) {
    const likelihood = childLikelihood(mixture, shares, child);
    slope += (float64At(mixture.byRange, child * mixture.ranges + b) - (likelihood - float64At(mixture.random, child))) / likelihood;
  }
  return slope;
}
function shareVariances(mixture, shares, free) {
  const last2 = free.at(-1);
  if (last2 === void 0 || free.length < 2) return free.map(() => 0);
  const others = free.slice(0, -1);
  const information = others.map(() => new Float64Array(others.length));
  for (let child = 0; child < mixture.children; child++) {
    const from = child * mixture.ranges;
    const likelihood = childLikelihood(mixture, shares, child);
    const scores = others.map(
      (b) => (float64At(mixture.byRange, from + b) - float64At(mixture.byRange, from + last2)) / likelihood
    );
    scores.forEach((left, i) => {
      const row2 = information[i];
      if (row2 === void 0) return;
      scores.forEach((right, j) => {
        row2[j] = float64At(row2, j) + left * right;
      });
    });
  }
  const covariance = invertSymmetric(information);
  if (covariance === null) return free.map(() => 0);
  const total2 = covariance.reduce((sum4, row2) => sum4 + row2.reduce((inner, value) => inner + value, 0), 0);
  return [...covariance.map((row2, i) => float64At(row2, i)), total2].map((variance) => Math.max(0, variance));
}

// ../wt-cache/src/analyses/quality/selection-curve.ts
var FEWEST_EXPECTED = 5;
function measureSelection(lineage2, population, sample) {
  const ranges = rankRanges(population);
  const mixture = gatherMixture(lineage2, population, ranges.length);
  const theory = theoryShares(population, sample);
  const sizes = Float64Array.from(ranges, (range) => range.highRank - range.lowRank + 1);
  const perRank = scaleByRange(mixture, sizes);
  const fit = fitMixture(perRank);
  const intervals = fit === null ? null : mixtureIntervals(perRank, fit.shares);
  const { goodness, df } = testGoodness(mixture, sizes, theory);
  return {
    bins: ranges.map((range, b) => ({
      ...range,
      theory: float64At(theory, b),
      measured: fit === null ? null : float64At(fit.shares, b),
      intervalLow: intervals === null ? null : float64At(intervals.low, b),
      intervalHigh: intervals === null ? null : float64At(intervals.high, b)
    })),
    iterations: fit?.iterations ?? 0,
    children: mixture.children,
    goodness,
    df
  };
}
function gatherMixture(lineage2, population, ranges) {
  const rangeOf = rangeOfRank(population);
  const byRange = new Float64Column();
  const random = new Float64Column();
  const weights = new Float64Array(ranges);
  lineage2.replay((creation) => {
    weights.fill(0);
    let any = false;
    for (let slot = 0; slot < creation.count; slot++) {
      const tied = int32At(creation.tied, slot);
      const mut = float64At(creation.mutation, slot);
      if (tied === 0 || mut === 0) continue;
      any = true;
      const highest = population - int32At(creation.better, slot);
      for (let rank = highest - tied + 1; rank <= highest; rank++) {
        const range = int32At(rangeOf, rank);
        weights[range] = float64At(weights, range) + mut / tied;
      }
    }
    if (!any) return;
    for (const weight of weights) byRange.push(weight);
    random.push(EPSILON * Math.exp(creation.logRandom));
  });
  return { ranges, children: random.length, byRange: byRange.finish(), random: random.finish() };
}
function theoryShares(population, sample) {
  const law = new SelectionLaw(population, sample);
  return Float64Array.from(
    rankRanges(population),
    ({ lowRank, highRank }) => law.byRank.subarray(lowRank - 1, highRank).reduce((sum4, probability) => sum4 + probability, 0)
  );
}
function scaleByRange(mixture, sizes) {
  const byRange = mixture.byRange.map(
    (sum4, index) => (1 - EPSILON) * sum4 / float64At(sizes, index % mixture.ranges)
  );
  return { ...mixture, byRange };
}
function testGoodness(mixture, sizes, theory) {
  const groupOf = mergeFromBottom(theory, mixture.children);
  const groups = (groupOf.at(-1) ?? -1) + 1;
  const df = groups - 1;
  if (df < 1 || mixture.children === 0) return { goodness: null, df: mixture.children === 0 ? null : df };
  const merged = mergeRanges(mixture, groupOf, groups);
  const perRank = scaleByRange(merged, sumByGroup(sizes, groupOf, groups));
  const fit = fitMixture(perRank);
  if (fit === null) return { goodness: null, df };
  const ratio = 2 * (logLikelihood(perRank, fit.shares) - logLikelihood(perRank, sumByGroup(theory, groupOf, groups)));
  return { goodness: chiSquareTail(Math.max(0, ratio), df), df };
}
function mergeFromBottom(theory, children) {
  const groupOf = new Int32Array(theory.length);
  let group = 0;
  let expected2 = 0;
  theory.forEach((share2, range) => {
    groupOf[range] = group;
    expected2 += share2 * children;
    if (expected2 < FEWEST_EXPECTED) return;
    group++;
    expected2 = 0;
  });
  return expected2 > 0 ? groupOf.map((g) => Math.min(g, Math.max(0, group - 1))) : groupOf;
}
function mergeRanges(mixture, groupOf, groups) {
  const byRange = new Float64Array(mixture.children * groups);
  mixture.byRange.forEach((sum4, index) => {
    const child = Math.floor(index / mixture.ranges);
    const place2 = child * groups + int32At(groupOf, index % mixture.ranges);
    byRange[place2] = float64At(byRange, place2) + sum4;
  });
  return { ...mixture, ranges: groups, byRange };
}
function sumByGroup(values, groupOf, groups) {
  const sums = new Float64Array(groups);
  values.forEach((value, range) => {
    const group = int32At(groupOf, range);
    sums[group] = float64At(sums, group) + value;
  });
  return sums;
}

// ../wt-cache/src/analyses/quality/transfer-bound.ts
var EPSILONS = [0, 1e-3, 0.01, 0.05, 0.1, 0.25];
var MOST_RANKS = 1e3;
function describeTransferBound(qualities, ranks, population, sample, offspring) {
  const law = new SelectionLaw(population, sample);
  const final = qualities.length < population ? null : qualities.slice(-population).sort();
  const ranked = ranks.filter((rank) => rank > 0).length;
  return {
    byRank: listedRanks(population).map((rank) => ({
      rank,
      bound: law.bound(rank),
      exact: float64At(law.byRank, rank - 1)
    })),
    neverSelected: {
      ranks: sample - 1,
      candidates: ranks.filter((rank) => rank > 0 && rank < sample).length,
      certainChildren: offspring?.certainChildren ?? null,
      parentsBelow: offspring?.parentsBelow ?? null
    },
    thresholds: EPSILONS.map((epsilon) => {
      const maxRank = largestRankWithin(population, sample, epsilon);
      const skipped2 = ranks.filter((rank) => rank > 0 && rank <= maxRank).length;
      return {
        epsilon,
        maxRank,
        finalQuality: final === null || maxRank === 0 ? null : float64At(final, maxRank - 1),
        skipped: skipped2,
        skippedShare: ranked === 0 ? null : skipped2 / ranked,
        ...countLosses(ranks, maxRank, offspring)
      };
    })
  };
}
function listedRanks(population) {
  if (population <= MOST_RANKS) return Array.from({ length: population }, (_, index) => index + 1);
  return Array.from(
    { length: MOST_RANKS },
    (_, j) => Math.round(1 + j * (population - 1) / (MOST_RANKS - 1))
  );
}
function countLosses(ranks, maxRank, offspring) {
  if (offspring === null) return { parentsLost: null, transfersLost: null, transfersLostShare: null };
  let parentsLost = 0;
  let transfersLost = 0;
  ranks.forEach((rank, index) => {
    if (rank === 0 || rank > maxRank) return;
    parentsLost += 1 - float64At(offspring.childless, index);
    transfersLost += float64At(offspring.children, index);
  });
  const transfersLostShare = offspring.total === 0 ? null : transfersLost / offspring.total;
  return { parentsLost, transfersLost, transfersLostShare };
}

// ../wt-cache/src/analyses/quality/index.ts
var quality = defineAnalysis({
  meta: {
    id: "quality",
    title: "Quality",
    question: "How does quality grow, and which models will never be a parent?",
    needs: ["trace", "orders", "settings", "window"],
    wants: ["stages", "lineage"]
  },
  params: qualityParams,
  summary: qualitySummary,
  run: ({ trace: trace2, orders, settings: settings2, window, stages, lineage: lineage2 }, params) => {
    const { population, sample } = settings2;
    const origin = traceOrigin(trace2);
    const qualities = Float64Array.from(
      orders.candidates,
      (evaluation) => float64At(trace2.quality, evaluation)
    );
    const ends = Float64Array.from(
      orders.candidates,
      (evaluation) => float64At(trace2.end, evaluation) - origin
    );
    const improvements = findImprovements(qualities, ends);
    const quantiles2 = describeQuantiles(qualities);
    const ranks = ranksAtCompletion(qualities, population);
    const offspring = isSkipped(lineage2) ? null : countOffspring(orders, lineage2, population, sample);
    return {
      params,
      best: improvements.at(-1)?.quality ?? null,
      bestCandidate: improvements.at(-1)?.candidate ?? null,
      quantiles: quantiles2,
      improvements,
      expectedRecords: countExpectedRecords(qualities.length),
      diminishing: testDiminishing(improvements, params.seed),
      duplicates: countDuplicates(trace2, orders),
      lowPerformers: isSkipped(stages) ? stages : countLowPerformers(trace2, orders, stages, window, params.lowQuality),
      transferBound: describeTransferBound(qualities, ranks, population, sample, offspring),
      selection: isSkipped(lineage2) ? lineage2 : measureSelection(lineage2, population, sample),
      lifetime: isSkipped(lineage2) || isSkipped(stages) || offspring === null ? lineageReason(lineage2, stages) : describeLifetime(qualities, ranks, orders, stages, settings2, offspring),
      series: describeSeries(qualities, ends, quantiles2, params.fullRange)
    };
  },
  figures: figures3
});
function lineageReason(...parts) {
  return parts.find(isSkipped) ?? { skipped: "needs lineage" };
}
function describeSeries(qualities, ends, quantiles2, fullRange) {
  const axisLow = fullRange ? quantiles2.p0 : quantiles2.p25;
  return {
    points: thinIndices(qualities, POINT_BUDGET).map((index) => ({
      candidate: index + 1,
      end: Number.isNaN(ends[index]) ? null : float64At(ends, index),
      quality: float64At(qualities, index)
    })),
    pointsTotal: qualities.length,
    axisLow,
    hidden: axisLow === null ? 0 : qualities.filter((value) => value < axisLow).length
  };
}

// ../wt-cache/src/analyses/trie/choices.ts
function describeChoices(trace2, stages) {
  const choices2 = [];
  const uniformity2 = [];
  trace2.space.forEach((node3, position) => {
    const counts = countChoices(trace2, stages, position, node3.choices.length);
    const [all, first, second] = [sum2(counts.all), sum2(counts.stage1), sum2(counts.stage2)];
    node3.choices.forEach((choice5, code) => {
      choices2.push({
        position: position + 1,
        choice: choice5,
        count: int32At(counts.all, code),
        share: all === 0 ? null : int32At(counts.all, code) / all,
        stage1Share: first === 0 ? null : int32At(counts.stage1, code) / first,
        stage2Share: second === 0 ? null : int32At(counts.stage2, code) / second
      });
    });
    uniformity2.push({ position: position + 1, ...testUniformity(counts.stage2, second) });
  });
  return { choices: choices2, uniformity: uniformity2 };
}
function countChoices(trace2, stages, position, options) {
  const counts = {
    all: new Int32Array(options),
    stage1: new Int32Array(options),
    stage2: new Int32Array(options)
  };
  for (let evaluation = 0; evaluation < trace2.evaluations; evaluation++) {
    const code = choiceAt(trace2.sequences, int32At(trace2.sequence, evaluation), position);
    if (code < 0) continue;
    counts.all[code] = int32At(counts.all, code) + 1;
    if (stages === null) continue;
    const staged = at(stages.stage, evaluation) === 1 ? counts.stage1 : counts.stage2;
    staged[code] = int32At(staged, code) + 1;
  }
  return counts;
}
function testUniformity(counts, total2) {
  const options = counts.length;
  const df = Math.max(0, options - 1);
  if (options < 2 || total2 === 0) return { options, chiSquare: null, df, pValue: null };
  const { statistic } = chiSquareUniform(counts);
  return { options, chiSquare: statistic, df, pValue: chiSquareTail(statistic, df) };
}
function sum2(counts) {
  return counts.reduce((total2, count3) => total2 + count3, 0);
}

// ../wt-cache/src/analyses/trie/figures/choices.ts
init_text_width();

// ../wt-cache/src/analyses/trie/figures/choice-marks.ts
var NARROW = 80;
var NAME_ROW = -0.5;
var SERIES = {
  stage1: { name: "stage 1", color: COLORS.orange, shape: "circle" },
  stage2: { name: "stage 2", color: COLORS.blue, shape: "square" },
  all: { name: "all evaluations", color: COLORS.blue, shape: "square" }
};
function rowsOfChoice(row2, label2, shares) {
  const { all, stage1: stage12, stage2 } = shares;
  const way = stage12 === void 0 || stage2 === void 0 ? {} : { from: stage12, to: stage2 };
  const mark = (key, share2) => ({
    row: row2,
    label: "",
    series: SERIES[key].name,
    share: share2
  });
  const marks = stage12 === void 0 && stage2 === void 0 ? [mark("all", all)] : [
    ...stage12 === void 0 ? [] : [mark("stage1", stage12)],
    ...stage2 === void 0 ? [] : [mark("stage2", stage2)]
  ];
  return [{ row: row2, label: label2, ...way }, ...marks];
}
function layersOf3({ rows, staged, linked, labelWidth: labelWidth2, plotWidth }) {
  const y = { type: "quantitative", axis: null, scale: { domain: [rows - 0.5, NAME_ROW], nice: false } };
  const place2 = { y: { ...y, field: "row" } };
  const namePlace = { y: { ...y, field: "nameRow" } };
  const share2 = shareAxis(plotWidth);
  const { color, shape } = styleScales(staged ? [SERIES.stage1, SERIES.stage2] : [SERIES.all], DOUBLE_COLUMN);
  const way = {
    mark: { type: "rule", color: COLORS.grey, aria: false },
    encoding: { ...place2, x: share2("from"), x2: { field: "to" } }
  };
  return [
    {
      mark: {
        type: "text",
        align: "left",
        baseline: "bottom",
        x: -labelWidth2,
        dy: -2,
        fontWeight: "bold",
        aria: false
      },
      encoding: { ...namePlace, text: { field: "name", type: "nominal" } }
    },
    {
      mark: { type: "text", align: "right", baseline: "middle", x: -5, aria: false },
      encoding: { ...place2, text: { field: "label", type: "nominal" } }
    },
    ...linked ? [way] : [],
    {
      mark: { type: "point", filled: true, size: 38, opacity: 1, aria: false },
      encoding: { ...place2, x: share2("share"), color, shape }
    }
  ];
}
function shareAxis(plotWidth) {
  const narrow = plotWidth < NARROW;
  const axis2 = narrow ? { format: "~%", values: [0.5] } : { format: "~%", tickCount: 4 };
  const scale = narrow ? { domain: [0, 1] } : {};
  return (field) => ({ field, type: "quantitative", title: "Share", axis: axis2, scale });
}

// ../wt-cache/src/analyses/trie/figures/choice-rows.ts
var OTHERS = "others";
function groupByPosition(choices2) {
  const positions = /* @__PURE__ */ new Map();
  for (const choice5 of choices2) {
    const known = positions.get(choice5.position);
    if (known === void 0) positions.set(choice5.position, [choice5]);
    else known.push(choice5);
  }
  return positions;
}
function commonest2(choices2, options) {
  const most = choices2.length <= options + 1 ? choices2.length : options;
  const share2 = (choice5) => choice5.share ?? 0;
  const weight = (choice5) => choice5.stage2Share ?? share2(choice5);
  return [...choices2].sort((a, b) => weight(b) - weight(a) || share2(b) - share2(a)).slice(0, most);
}
function rowsOfPosition(choices2, options, shorten) {
  const shown = commonest2(choices2, options);
  const others = choices2.filter((choice5) => !shown.includes(choice5));
  const rows = shown.flatMap(
    (choice5, row2) => rowsOfChoice(row2, shorten(labelText(choice5.choice)), sharesOf([choice5]))
  );
  return others.length === 0 ? rows : [...rows, ...rowsOfChoice(shown.length, OTHERS, sharesOf(others))];
}
function sharesOf(choices2) {
  const stage12 = totalOf(choices2, "stage1Share");
  const stage2 = totalOf(choices2, "stage2Share");
  return {
    all: totalOf(choices2, "share") ?? 0,
    ...stage12 === null ? {} : { stage1: stage12 },
    ...stage2 === null ? {} : { stage2 }
  };
}
function totalOf(choices2, key) {
  const known = choices2.map((choice5) => choice5[key]).filter((share2) => share2 !== null);
  return known.length === 0 ? null : plotNumber(known.reduce((sum4, share2) => sum4 + share2, 0));
}

// ../wt-cache/src/analyses/trie/figures/choices.ts
var ARRANGEMENTS = [
  { positions: 6, columns: 3, options: 8, longest: 96 },
  { positions: 12, columns: 4, options: 6, longest: 80 },
  { positions: Number.POSITIVE_INFINITY, columns: 6, options: 4, longest: 42 }
];
var MOST_POSITIONS = 72;
var ROW_HEIGHT = 14;
var GAP = 18;
var EDGES = 28;
var LABEL_GAP = 6;
var FACET = {
  field: "position",
  type: "ordinal",
  title: null,
  header: { labelExpr: "''", labelFontSize: 0, labelPadding: 0 }
};
function drawChoices(summary2, context) {
  const all = groupByPosition(summary2.choices);
  if (all.size === 0) return null;
  const positions = mostSkewed(all, summary2);
  const staged = summary2.choices.some((choice5) => choice5.stage1Share !== null || choice5.stage2Share !== null);
  const sizes = sizesOf([...positions.values()]);
  const shorten = (label2) => shortenText(label2, sizes.labelWidth - LABEL_GAP, FONT_SIZE);
  const data = [...positions].flatMap(([position, choices2]) => {
    const name = { nameRow: NAME_ROW, name: panelName(position, choices2.length, context, sizes) };
    return [name, ...rowsOfPosition(choices2, sizes.options, shorten)].map((row2) => ({ position, ...row2 }));
  });
  const choiceRows = data.filter((row2) => "row" in row2);
  const rows = Math.max(...choiceRows.map((row2) => row2.row)) + 1;
  const subtitle = subtitleOf5(
    choiceRows.some((row2) => row2.label === OTHERS),
    staged,
    positions.size < all.size ? `the ${positions.size} most skewed of ${all.size} positions` : null
  );
  return panelFigure(
    "choices",
    { title: titleOf12(summary2, context), subtitle, width: DOUBLE_COLUMN },
    {
      data,
      facet: FACET,
      columns: sizes.columns,
      spacing: { row: 12, column: GAP },
      width: sizes.plotWidth,
      height: rows * ROW_HEIGHT,
      layer: layersOf3({ rows, staged, linked: choiceRows.some((row2) => "from" in row2), ...sizes })
    }
  );
}
function mostSkewed(positions, { uniformity: uniformity2 }) {
  if (positions.size <= MOST_POSITIONS) return positions;
  const skew = new Map(
    uniformity2.map(({ position, chiSquare, df }) => [position, (chiSquare ?? 0) / Math.max(1, df)])
  );
  const ranked = [...positions.keys()].sort((a, b) => (skew.get(b) ?? 0) - (skew.get(a) ?? 0) || a - b);
  const shown = new Set(ranked.slice(0, MOST_POSITIONS));
  return new Map([...positions].filter(([position]) => shown.has(position)));
}
function panelName(position, options, context, sizes) {
  const name = `${position}: ${labelText(context.nodes[position - 1] ?? "")}`;
  const counted = `${name} (${options})`;
  const room = sizes.labelWidth + sizes.plotWidth;
  const fits = measureText(counted, FONT_SIZE, "bold") <= room;
  return fits ? counted : shortenText(name, room, FONT_SIZE, "bold");
}
function sizesOf(positions) {
  const fitting = ARRANGEMENTS.find((arrangement) => positions.length <= arrangement.positions);
  const { columns: wanted, options, longest } = fitting ?? { columns: 6, options: 4, longest: 42 };
  const columns = Math.min(wanted, positions.length);
  const shown = positions.flatMap((choices2) => commonest2(choices2, options));
  const labels = [OTHERS, ...shown.map((choice5) => labelText(choice5.choice))];
  const widest = Math.max(...labels.map((label2) => measureText(label2, FONT_SIZE)));
  const labelWidth2 = Math.ceil(Math.min(longest, widest)) + LABEL_GAP;
  const plotWidth = Math.floor((DOUBLE_COLUMN - EDGES - (columns - 1) * GAP) / columns - labelWidth2);
  return { columns, options, labelWidth: labelWidth2, plotWidth };
}
function titleOf12(summary2, context) {
  const tested = summary2.uniformity.filter((position) => position.pValue !== null);
  const skewed = tested.filter((position) => (position.pValue ?? 1) * tested.length < 0.01).length;
  const skew = tested.length === 0 ? "Shares of the choices" : `Choices are skewed at ${skewed} of ${countOf(tested.length, "position")}`;
  const most = mostRisen(summary2.choices);
  if (most === null) return skew;
  const node3 = labelText(context.nodes[most.position - 1] ?? `position ${most.position}`);
  return `${skew}; ${labelText(most.choice)} at ${node3} rose most, from ${percentText(most.stage1Share ?? 0)} to ${percentText(most.stage2Share ?? 0)}`;
}
function mostRisen(choices2) {
  const rise = (choice5) => (choice5.stage2Share ?? 0) - (choice5.stage1Share ?? 0);
  const both = choices2.filter((choice5) => choice5.stage1Share !== null && choice5.stage2Share !== null);
  const most = both.reduce((a, b) => a === null || rise(b) > rise(a) ? b : a, null);
  return most !== null && rise(most) > 0 ? most : null;
}
function subtitleOf5(gathered, staged, part) {
  const order = staged ? "Stage 1 is random, stage 2 evolves; choices by their share in stage 2" : "Choices by their share";
  const options = "in brackets the number of options";
  const others = gathered ? `${order}, rare ones together as others; ${options}` : `${order}; ${options}`;
  return part === null ? others : `${others}; ${part}`;
}

// ../wt-cache/src/analyses/trie/figures/mutations.ts
var MEASURED4 = "measured";
var UNIFORM = "uniform";
var FEW_POSITIONS = 20;
function drawMutations(mutations2) {
  if (isSkipped(mutations2) || mutations2.perPosition.length === 0 || mutations2.observed <= 0) return null;
  const width = mutations2.perPosition.length <= FEW_POSITIONS ? SINGLE_COLUMN : DOUBLE_COLUMN;
  const caption = { title: titleOf13(mutations2), subtitle: subtitleOf6(mutations2), width };
  return layeredFigure("mutations", caption, 150, layersOf4(mutations2.perPosition));
}
function layersOf4(positions) {
  const names = [MEASURED4, UNIFORM];
  const encoding = {
    x: {
      field: "position",
      type: "ordinal",
      title: "Position in the sequence",
      axis: { labelAngle: 0, labelOverlap: "greedy" }
    },
    y: share("share", "Share of mutations"),
    color: {
      field: "series",
      type: "nominal",
      scale: { domain: names, range: [COLORS.sky, COLORS.black] },
      legend: { title: null, symbolType: "square" }
    }
  };
  const measured2 = positions.map(({ position, share: share2 }) => ({
    position,
    share: plotNumber(share2),
    series: MEASURED4
  }));
  const uniform = positions.map((each) => ({
    position: each.position,
    share: plotNumber(each.uniform),
    series: UNIFORM
  }));
  return [
    { data: inline(measured2), mark: { type: "bar", aria: false }, encoding },
    { data: inline(uniform), mark: { type: "tick", thickness: 2, aria: false }, encoding }
  ];
}
function titleOf13({ pValue, perPosition }) {
  const most = perPosition.reduce((a, b) => b.share > a.share ? b : a);
  if (pValue === null) return `Position ${most.position} takes ${percentText(most.share)} of the mutations`;
  if (pValue >= 0.05)
    return `Mutations fall evenly over the ${perPosition.length} positions (${pValueText(pValue)})`;
  return `Mutations do not fall evenly: position ${most.position} takes ${percentText(most.share)}, ${percentText(most.uniform)} expected (${pValueText(pValue)})`;
}
function subtitleOf6(mutations2) {
  const { meanRelativePosition: mean2, expectedRelativePosition: expected2 } = mutations2;
  const counted = `Maximum likelihood over ${countText(mutations2.observed)} mutated children`;
  if (mean2 === null || expected2 === null) return counted;
  return `${counted}; mean relative position ${numberText(mean2)}, uniform ${numberText(expected2)}`;
}

// ../wt-cache/src/charts/tree-shape.ts
init_text_width();
import { hierarchy } from "d3-hierarchy";
var LINE2 = FONT_SIZE + 2;
function readTree(nodes2) {
  const root = { index: -1, node: null, children: [] };
  const path = [root];
  nodes2.forEach((node3, index) => {
    const item = { index, node: node3, children: [] };
    path.length = node3.depth;
    path.at(-1)?.children.push(item);
    path.push(item);
  });
  return hierarchy(root);
}
function labelWidth(label2) {
  return Math.max(...label2.split("\n").map((line) => measureText(line, FONT_SIZE)));
}

// ../wt-cache/src/charts/tree-rows.ts
var RADIUS = 2.8;
var LEAST_COLUMN = 9;
var ROW_HEIGHT2 = LINE2 + 2 * RADIUS + 4;
var LABEL_GAP2 = 5;
function layoutRows(root, nodes2, width) {
  root.sort((a, b) => (b.data.node?.weight ?? 0) - (a.data.node?.weight ?? 0));
  const widest = Math.max(...nodes2.map((node3) => labelWidth(labelOf(node3))));
  const step = Math.max(LEAST_COLUMN, (width - widest - RADIUS) / root.height);
  const rows = assignRows(root);
  const place2 = (branch) => ({
    x: RADIUS + step * branch.depth,
    y: ((rows.get(branch.data) ?? 0) + 1) * ROW_HEIGHT2 - RADIUS - 1
  });
  const labelled = chooseLabels(root, rows, (branch) => place2(branch).x);
  return {
    width: Math.max(width, Math.ceil(RADIUS + step * root.height + widest)),
    height: Math.ceil((Math.max(...rows.values()) + 1) * ROW_HEIGHT2 + 2),
    nodes: root.descendants().map((branch) => ({
      index: branch.data.index,
      ...place2(branch),
      label: branch.data.node !== null && labelled.has(branch.data) ? labelOf(branch.data.node) : ""
    })),
    links: root.links().map(({ source, target }) => ({
      points: elbow(place2(source), place2(target))
    })),
    columns: Array.from({ length: root.height }, (_, index) => ({
      depth: index + 1,
      x: RADIUS + step * (index + 1),
      width: step
    })),
    labels: "above",
    nodeRadius: RADIUS
  };
}
function labelOf(node3) {
  return `${node3.name}: ${node3.note}`;
}
function assignRows(root) {
  const rows = /* @__PURE__ */ new Map();
  let next = 0;
  root.eachBefore((branch) => {
    const first = branch.parent?.children?.[0] === branch;
    const row2 = first && branch.parent !== null ? rows.get(branch.parent.data) : void 0;
    rows.set(branch.data, row2 ?? next++);
  });
  return rows;
}
function chooseLabels(root, rows, leftOf) {
  const labelled = /* @__PURE__ */ new Set();
  const taken = /* @__PURE__ */ new Map();
  root.eachBefore((branch) => {
    const { node: node3 } = branch.data;
    const row2 = rows.get(branch.data) ?? 0;
    const branches = (branch.parent?.children?.length ?? 0) > 1 || branch.depth === 1;
    const left = leftOf(branch) - RADIUS;
    if (node3 === null || !branches || left < (taken.get(row2) ?? Number.NEGATIVE_INFINITY)) return;
    labelled.add(branch.data);
    taken.set(row2, left + labelWidth(labelOf(node3)) + LABEL_GAP2);
  });
  return labelled;
}
function elbow(parent, child) {
  const begin = { x: parent.x, y: parent.y };
  if (parent.y === child.y) return [begin, child];
  const bend = parent.x + RADIUS + 1.5;
  return [begin, { x: bend, y: parent.y }, { x: bend, y: child.y }, child];
}

// ../wt-cache/src/charts/tree-tidy.ts
import { tree } from "d3-hierarchy";
var RADIUS2 = 4.5;
var LABEL_GAP3 = 4;
var LINK_WIDTH = 14;
var ROOT_WIDTH = 20;
var MOST_SPARE = 30;
function tidyWidth(nodes2, lines) {
  return ROOT_WIDTH + sum3(columnWidths(nodes2, lines));
}
function layoutTidily(root, nodes2, lines, width) {
  const rowHeight = lines === 1 ? LINE2 + 2 : 2 * LINE2 + 4;
  const placed = tree().nodeSize([rowHeight, 1]).separation(() => 1)(root);
  const columns = placeColumns(columnWidths(nodes2, lines), width);
  const rows = placed.descendants().map((branch) => branch.x);
  const top = Math.min(...rows) - rowHeight / 2;
  const place2 = (branch) => ({
    x: columns[branch.depth - 1]?.x ?? RADIUS2,
    y: branch.x - top
  });
  return {
    width,
    height: Math.ceil(Math.max(...rows) + rowHeight / 2 - top),
    nodes: placed.descendants().map((branch) => ({
      index: branch.data.index,
      ...place2(branch),
      label: labelOf2(branch.data.node, lines)
    })),
    links: placed.links().map(({ source, target }) => ({
      points: link(place2(source), place2(target), labelOf2(source.data.node, lines))
    })),
    columns,
    labels: "beside",
    nodeRadius: RADIUS2
  };
}
function link(parent, child, label2) {
  const labelled = label2 === "" ? 0 : LABEL_GAP3 + labelWidth(label2);
  const begin = parent.x + RADIUS2 + labelled + 2;
  const end = child.x - RADIUS2;
  const bend = Math.max(begin, end - LINK_WIDTH);
  return [
    { x: begin, y: parent.y },
    { x: bend, y: parent.y },
    { x: end, y: child.y }
  ];
}
function labelOf2(node3, lines) {
  return node3 === null ? "" : `${node3.name}${lines === 1 ? ": " : "\n"}${node3.note}`;
}
function columnWidths(nodes2, lines) {
  const widths = [];
  for (const node3 of nodes2) {
    const needed = 2 * RADIUS2 + LABEL_GAP3 + labelWidth(labelOf2(node3, lines)) + LINK_WIDTH;
    widths[node3.depth - 1] = Math.max(widths[node3.depth - 1] ?? 0, needed);
  }
  return widths;
}
function placeColumns(widths, width) {
  const spare = Math.min(MOST_SPARE, (width - ROOT_WIDTH - sum3(widths)) / widths.length);
  let x = ROOT_WIDTH + RADIUS2;
  return widths.map((needed, index) => {
    const column = { depth: index + 1, x, width: needed + spare };
    x += column.width;
    return column;
  });
}
function sum3(values) {
  return values.reduce((total2, value) => total2 + value, 0);
}

// ../wt-cache/src/charts/tree-layout.ts
function layoutTree(nodes2, width) {
  const root = readTree(nodes2);
  for (const lines of [1, 2]) {
    if (tidyWidth(nodes2, lines) <= width) return layoutTidily(root, nodes2, lines, width);
  }
  return layoutRows(root, nodes2, width);
}

// ../wt-cache/src/charts/tree-marks.ts
var LABEL_GAP4 = 4;
function drawTree(layout, values, colourTitle2) {
  return [drawLinks(layout), drawNodes(layout, values, colourTitle2), drawRoot(layout), ...drawLabels(layout)];
}
function pixels({ width, height }) {
  const x = { field: "x", type: "quantitative", axis: null, scale: { domain: [0, width], nice: false } };
  const y = { field: "y", type: "quantitative", axis: null, scale: { domain: [height, 0], nice: false } };
  return { x, y };
}
function drawLinks(layout) {
  const rows = layout.links.flatMap(
    ({ points }) => points.slice(1).map((point2, index) => {
      const from = itemAt(points, index);
      return {
        x: plotNumber(from.x),
        y: plotNumber(from.y),
        toX: plotNumber(point2.x),
        toY: plotNumber(point2.y)
      };
    })
  );
  return {
    data: inline(rows),
    mark: { type: "rule", color: COLORS.pale, strokeWidth: 1, strokeCap: "round", aria: false },
    encoding: { ...pixels(layout), x2: { field: "toX" }, y2: { field: "toY" } }
  };
}
function drawNodes(layout, values, title2) {
  const rows = layout.nodes.filter((node3) => node3.index >= 0).map((node3) => ({ x: plotNumber(node3.x), y: plotNumber(node3.y), value: itemAt(values, node3.index) }));
  return {
    data: inline(rows),
    mark: {
      type: "point",
      filled: true,
      shape: "circle",
      size: areaOf(layout),
      opacity: 1,
      stroke: COLORS.grey,
      strokeWidth: 0.4,
      aria: false
    },
    encoding: {
      ...pixels(layout),
      color: {
        field: "value",
        type: "quantitative",
        scale: colourScale(values),
        legend: {
          title: title2,
          orient: "bottom",
          direction: "horizontal",
          gradientLength: 220,
          gradientThickness: 9
        }
      }
    }
  };
}
function colourScale(values) {
  const low = Math.sqrt(Math.min(...values));
  const high = Math.max(Math.sqrt(Math.max(...values)), low + 1);
  const stops = RARE_TO_COMMON.length - 1;
  const domain = RARE_TO_COMMON.map((_, stop) => plotNumber((low + (high - low) * stop / stops) ** 2));
  return { type: "sqrt", domain, range: [...RARE_TO_COMMON] };
}
function drawRoot(layout) {
  const root = layout.nodes.filter((node3) => node3.index < 0).map(({ x, y }) => ({ x, y }));
  return {
    data: inline(root),
    mark: {
      type: "point",
      filled: true,
      shape: "circle",
      size: areaOf(layout) / 2,
      color: COLORS.grey,
      opacity: 1,
      aria: false
    },
    encoding: pixels(layout)
  };
}
function areaOf(layout) {
  return Math.round(Math.PI * layout.nodeRadius ** 2);
}
function drawLabels(layout) {
  const labelled = layout.nodes.filter((node3) => node3.label !== "");
  if (layout.labels === "above") {
    const rows2 = labelled.map(({ x, y, label: label2 }) => ({
      x: plotNumber(x - layout.nodeRadius),
      y: plotNumber(y - layout.nodeRadius - 2),
      label: label2
    }));
    return [text(layout, rows2, "bottom")];
  }
  const left = (x) => plotNumber(x + layout.nodeRadius + LABEL_GAP4);
  const rows = labelled.flatMap(({ x, y, label: label2 }) => {
    const lines = label2.split("\n");
    return lines.map((line, index) => ({
      x: left(x),
      y: plotNumber(y + (index - (lines.length - 1) / 2) * LINE2),
      label: line
    }));
  });
  return [text(layout, rows, "middle")];
}
function text(layout, rows, baseline) {
  return {
    data: inline(rows),
    mark: { type: "text", align: "left", baseline, fontSize: FONT_SIZE, aria: false },
    encoding: { ...pixels(layout), text: { field: "label", type: "nominal" } }
  };
}

// ../wt-cache/src/analyses/trie/figures/trie.ts
var LONGEST_NAME = 18;
var PADDING2 = 4;
function drawTrie(summary2, context) {
  if (summary2.nodes.length === 0) return null;
  const nodes2 = summary2.nodes.map((node3) => ({
    depth: node3.depth,
    name: labelText(node3.choice, LONGEST_NAME),
    note: percentText(node3.share).replace("\xA0", ""),
    weight: node3.count
  }));
  const layout = layoutTree(nodes2, DOUBLE_COLUMN - 2 * PADDING2);
  const values = summary2.nodes.map((node3) => node3.transfers ?? node3.count);
  const layers2 = [...drawTree(layout, values, colourTitle(summary2)), headers(layout, context)];
  const caption = {
    title: titleOf14(summary2, context),
    subtitle: subtitleOf7(summary2, layout),
    width: layout.width + 2 * PADDING2
  };
  return layeredFigure("trie", caption, layout.height, layers2);
}
function headers(layout, context) {
  const named = layout.labels === "beside";
  const columns = layout.columns.filter(({ depth: depth2 }) => named || depth2 === 1 || depth2 % 5 === 0);
  const rows = columns.map(({ depth: depth2, x, width }) => {
    const name = `${depth2}: ${labelText(context.nodes[depth2 - 1] ?? "")}`;
    return {
      x: x - layout.nodeRadius,
      header: named ? shortenText(name, width - 6, FONT_SIZE) : String(depth2)
    };
  });
  return {
    data: inline(rows),
    mark: { type: "text", align: "left", baseline: "bottom", y: -4, fontStyle: "italic", aria: false },
    encoding: { x: { field: "x", type: "quantitative" }, text: { field: "header", type: "nominal" } }
  };
}
function colourTitle(summary2) {
  if (summary2.nodes.some((node3) => node3.transfers === null)) return "Evaluations with the prefix";
  return summary2.transfersRecorded ? "Transfers that included the layer" : "Evaluations to which the layer would be transferred";
}
function titleOf14(summary2, context) {
  const top = summary2.nodes.filter((node3) => node3.depth === 1).reduce((a, b) => b.count > a.count ? b : a);
  const name = context.nodes[0] === void 0 ? "" : ` at ${labelText(context.nodes[0])}`;
  const leads = `${labelText(top.choice)} leads${name} with ${percentText(top.share)}`;
  const first = summary2.depths[0];
  const last2 = summary2.depths.at(-1);
  if (first === void 0 || last2 === void 0 || first === last2) return leads;
  return `${leads}; common prefixes hold ${percentText(first.keptShare)} of evaluations at depth 1, ${percentText(last2.keptShare)} at depth ${last2.depth}`;
}
function subtitleOf7(summary2, layout) {
  const { minShare } = summary2.params;
  const pruned = `Prefixes in under ${percentText(minShare)} of the evaluations are pruned (${countText(summary2.nodesKept)} of ${countText(summary2.nodesTotal)} kept)`;
  const labels = layout.labels === "beside" ? "labels: choice and share" : "labels: choice and share where paths branch";
  return `${pruned}; ${labels}`;
}

// ../wt-cache/src/analyses/trie/figures.ts
function figures4(summary2, context) {
  return [drawTrie(summary2, context), drawChoices(summary2, context), drawMutations(summary2.mutations)].filter(
    (figure) => figure !== null
  );
}

// ../wt-cache/src/shared/stable-json.ts
function roundNumber(value) {
  if (!Number.isFinite(value)) return null;
  const rounded2 = Number(value.toPrecision(12));
  return rounded2 === 0 ? 0 : rounded2;
}

// ../wt-cache/src/analyses/trie/moves.ts
var MOST_MOVES = 200;
var MoveCounts = class {
  trace;
  counts = /* @__PURE__ */ new Map();
  /** First key of each position: a position of o options owns o² keys. */
  firstKey = [];
  constructor(trace2) {
    this.trace = trace2;
    let next = 0;
    for (const node3 of trace2.space) {
      this.firstKey.push(next);
      next += node3.choices.length ** 2;
    }
  }
  add(position, parent, child, weight) {
    const { trace: trace2 } = this;
    const options = trace2.space[position]?.choices.length ?? 0;
    const from = choiceAt(trace2.sequences, int32At(trace2.sequence, parent), position);
    const to = choiceAt(trace2.sequences, int32At(trace2.sequence, child), position);
    const key = (this.firstKey[position] ?? 0) + from * options + to;
    this.counts.set(key, (this.counts.get(key) ?? 0) + weight);
  }
  /** The 200 largest; ties by position, from, to. Counts that agree in 12 digits are tied. */
  largest() {
    return [...this.counts].map(([key, count3]) => ({ key, count: roundNumber(count3) ?? 0 })).sort((a, b) => b.count - a.count || a.key - b.key).slice(0, MOST_MOVES).map(({ key, count: count3 }) => ({ ...this.describe(key), count: count3 }));
  }
  describe(key) {
    let position = this.firstKey.length - 1;
    while ((this.firstKey[position] ?? 0) > key) position--;
    const choices2 = this.trace.space[position]?.choices ?? [];
    const within = key - (this.firstKey[position] ?? 0);
    return {
      position: position + 1,
      from: choices2[Math.floor(within / choices2.length)] ?? "",
      to: choices2[within % choices2.length] ?? ""
    };
  }
};

// ../wt-cache/src/analyses/trie/position-weights.ts
var CONVERGED2 = 1e-9;
var ChildEvidence = class {
  offsets = new Int32Column();
  positions = new Int32Column();
  weights = new Float64Column();
  equal = new Float64Column();
  lengths = new Int32Column();
  constructor() {
    this.offsets.push(0);
  }
  /** Starts a child of `length` positions; `equal` is the selection weight of members equal to it. */
  addChild(length, equal) {
    this.lengths.push(length);
    this.equal.push(equal);
    this.offsets.push(this.positions.length);
  }
  /** Adds selection weight at a 0-based position to the child that will be added next. */
  addAt(position, weight) {
    this.positions.push(position);
    this.weights.push(weight);
  }
  finish() {
    return {
      children: this.lengths.length,
      offsets: this.offsets.finish(),
      positions: this.positions.finish(),
      weights: this.weights.finish(),
      equal: this.equal.finish(),
      lengths: this.lengths.finish()
    };
  }
};
function estimatePositionWeights(table, law) {
  const positions = law.options.length;
  const draw = Float64Array.from({ length: positions }, (_, position) => law.drawProbability(position));
  const mutable = draw.filter((value) => value > 0).length;
  const uniform = draw.map((value) => value > 0 ? 1 / mutable : 0);
  let weights = uniform;
  for (let change = Number.POSITIVE_INFINITY; change >= CONVERGED2 && table.children > 0; ) {
    const next = improve2(table, draw, weights);
    change = 0;
    for (let i = 0; i < positions; i++)
      change = Math.max(change, Math.abs(float64At(next, i) - float64At(weights, i)));
    weights = next;
  }
  const statistic = 2 * (logLikelihood2(table, draw, weights) - logLikelihood2(table, draw, uniform));
  return { weights, uniform, mutable, statistic: Math.max(0, statistic) };
}
function improve2(table, draw, weights) {
  const drawn = weights.map((weight, position) => weight * float64At(draw, position));
  const upTo = runningSums2(drawn);
  const shares = new Float64Array(weights.length);
  const equalByLength = new Float64Array(weights.length + 1);
  for (let child = 0; child < table.children; child++) {
    const likelihood = childLikelihood2(table, child, drawn, upTo);
    for (let slot = int32At(table.offsets, child); slot < int32At(table.offsets, child + 1); slot++) {
      const position = int32At(table.positions, slot);
      shares[position] = float64At(shares, position) + float64At(drawn, position) * float64At(table.weights, slot) / likelihood;
    }
    const length = int32At(table.lengths, child);
    equalByLength[length] = float64At(equalByLength, length) + float64At(table.equal, child) / likelihood;
  }
  let equal = 0;
  let total2 = 0;
  for (let position = weights.length - 1; position >= 0; position--) {
    equal += float64At(equalByLength, position + 1);
    shares[position] = float64At(shares, position) + float64At(drawn, position) * equal;
    total2 += float64At(shares, position);
  }
  return shares.map((share2) => share2 / total2);
}
function childLikelihood2(table, child, drawn, upTo) {
  let likelihood = float64At(table.equal, child) * float64At(upTo, int32At(table.lengths, child));
  for (let slot = int32At(table.offsets, child); slot < int32At(table.offsets, child + 1); slot++) {
    likelihood += float64At(drawn, int32At(table.positions, slot)) * float64At(table.weights, slot);
  }
  return likelihood;
}
function logLikelihood2(table, draw, weights) {
  const drawn = weights.map((weight, position) => weight * float64At(draw, position));
  const upTo = runningSums2(drawn);
  let sum4 = 0;
  for (let child = 0; child < table.children; child++)
    sum4 += Math.log(childLikelihood2(table, child, drawn, upTo));
  return sum4;
}
function runningSums2(values) {
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) sums[i + 1] = float64At(sums, i) + float64At(values, i);
  return sums;
}

// ../wt-cache/src/analyses/trie/weighted-line.ts
var NORMAL_952 = 1.96;
var WeightedLine = class {
  weight = 0;
  meanX = 0;
  meanY = 0;
  sxx = 0;
  sxy = 0;
  syy = 0;
  /** `weight` above 0. */
  add(x, y, weight) {
    this.weight += weight;
    const [dx, dy] = [x - this.meanX, y - this.meanY];
    this.meanX += dx * weight / this.weight;
    this.meanY += dy * weight / this.weight;
    this.sxx += weight * dx * (x - this.meanX);
    this.sxy += weight * dx * (y - this.meanY);
    this.syy += weight * dy * (y - this.meanY);
  }
  /** The slope per unit of x; null with a total weight of 2 or less, or no spread in x. */
  fit() {
    if (!(this.weight > 2) || !(this.sxx > 0)) return null;
    const slope = this.sxy / this.sxx;
    const residual = Math.max(0, this.syy - slope * this.sxy);
    const half = NORMAL_952 * Math.sqrt(residual / (this.weight - 2) / this.sxx);
    return { slopePerThousand: slope, low: slope - half, high: slope + half };
  }
};

// ../wt-cache/src/analyses/trie/mutations.ts
var NORMAL_953 = 1.96;
function describeMutations(trace2, orders, lineage2, model) {
  const law = new MutationLaw(trace2.space, model);
  const table = gatherChildren(trace2, lineage2);
  const estimate = estimatePositionWeights(table, law);
  const pairs = weighPairs(trace2, orders, lineage2, law, estimate);
  const df = Math.max(0, estimate.mutable - 1);
  const tested = table.children > 0 && df > 0;
  return {
    observed: pairs.observed,
    redrawn: pairs.redrawn,
    perPosition: Array.from(estimate.weights, (share2, position) => ({
      position: position + 1,
      share: share2,
      uniform: float64At(estimate.uniform, position)
    })),
    ...describePositions(estimate, pairs.observed, table.children > 0),
    statistic: tested ? estimate.statistic : null,
    df,
    pValue: tested ? chiSquareTail(estimate.statistic, df) : null,
    trend: pairs.line.fit(),
    moves: pairs.moves.largest(),
    improving: pairs.improving.describe(pairs.observed),
    notImproving: pairs.notImproving.describe(pairs.observed)
  };
}
function selectionOf(lineage2, creation, slot) {
  return lineage2.source === "recorded" ? 1 : float64At(creation.selection, slot);
}
function gatherChildren(trace2, lineage2) {
  const evidence = new ChildEvidence();
  const byPosition = new Float64Array(trace2.sequences.maxLength);
  const touched = [];
  lineage2.replay((creation) => {
    if (!creation.resolved) return;
    let equal = 0;
    for (let slot = 0; slot < creation.count; slot++) {
      const position = int32At(creation.position, slot);
      const selection2 = float64At(creation.mutation, slot) > 0 ? selectionOf(lineage2, creation, slot) : 0;
      if (position === -1) equal += selection2;
      if (position < 0 || selection2 === 0) continue;
      if (float64At(byPosition, position) === 0) touched.push(position);
      byPosition[position] = float64At(byPosition, position) + selection2;
    }
    if (equal === 0 && touched.length === 0) return;
    for (const position of touched) {
      evidence.addAt(position, float64At(byPosition, position));
      byPosition[position] = 0;
    }
    touched.length = 0;
    evidence.addChild(sequenceLength(trace2.sequences, int32At(trace2.sequence, creation.child)), equal);
  });
  return evidence.finish();
}
var PositionMean = class {
  weight = 0;
  sum = 0;
  add(weight, relativePosition) {
    this.weight += weight;
    this.sum += weight * relativePosition;
  }
  describe(observed) {
    return {
      share: observed === 0 ? null : this.weight / observed,
      meanRelativePosition: this.weight === 0 ? null : this.sum / this.weight
    };
  }
};
function weighPairs(trace2, orders, lineage2, law, estimate) {
  const pairs = {
    observed: 0,
    redrawn: 0,
    line: new WeightedLine(),
    moves: new MoveCounts(trace2),
    improving: new PositionMean(),
    notImproving: new PositionMean()
  };
  const same = sameProbabilities(law, estimate.weights);
  lineage2.replay((creation) => {
    if (!creation.resolved) return;
    const { child } = creation;
    const length = sequenceLength(trace2.sequences, int32At(trace2.sequence, child));
    const scale = posteriorScale(lineage2, creation, law, estimate.weights, float64At(same, length));
    for (let slot = 0; slot < creation.count; slot++) {
      const position = int32At(creation.position, slot);
      const weight = scale === null ? 1 : scale * jointWeight(creation, slot, law, estimate.weights, float64At(same, length));
      if (position === -1) pairs.redrawn += weight;
      if (position < 0 || weight === 0) continue;
      const relative = (position + 0.5) / length;
      pairs.observed += weight;
      pairs.line.add(int32At(orders.creationOf, child) / 1e3, relative, weight);
      pairs.moves.add(position, int32At(creation.member, slot), child, weight);
      const gain = float64At(trace2.quality, child) - float64At(trace2.quality, int32At(creation.member, slot));
      if (gain > 0) pairs.improving.add(weight, relative);
      else if (gain <= 0) pairs.notImproving.add(weight, relative);
    }
  });
  return pairs;
}
function sameProbabilities(law, weights) {
  const same = new Float64Array(weights.length + 1);
  for (let position = 0; position < weights.length; position++) {
    same[position + 1] = float64At(same, position) + float64At(weights, position) * law.drawProbability(position);
  }
  return same.map((value, length) => law.probability(length, -1) > 0 ? value : 0);
}
function jointWeight(creation, slot, law, weights, same) {
  const position = int32At(creation.position, slot);
  const mut = position < 0 ? same : float64At(weights, position) * law.drawProbability(position);
  return float64At(creation.selection, slot) * mut;
}
function posteriorScale(lineage2, creation, law, weights, same) {
  if (lineage2.source === "recorded") return null;
  let total2 = 0;
  for (let slot = 0; slot < creation.count; slot++) total2 += jointWeight(creation, slot, law, weights, same);
  return (1 - EPSILON) / ((1 - EPSILON) * total2 + EPSILON * Math.exp(creation.logRandom));
}
function describePositions(estimate, observed, measured2) {
  const positions = estimate.weights.length;
  const mean2 = (weights, value) => weights.reduce((sum4, weight, position) => sum4 + weight * value(position), 0);
  const relative = (position) => (position + 0.5) / positions;
  const before2 = (position) => position / positions;
  const transferable = mean2(estimate.weights, before2);
  const variance = mean2(estimate.weights, (position) => (before2(position) - transferable) ** 2);
  const half = NORMAL_953 * Math.sqrt(variance / observed);
  const hasUniform = estimate.mutable > 0;
  const hasInterval = measured2 && observed > 0;
  return {
    meanRelativePosition: measured2 ? mean2(estimate.weights, relative) : null,
    expectedRelativePosition: hasUniform ? mean2(estimate.uniform, relative) : null,
    transferableFraction: {
      mean: measured2 ? transferable : null,
      low: hasInterval ? transferable - half : null,
      high: hasInterval ? transferable + half : null,
      expected: hasUniform ? mean2(estimate.uniform, before2) : null
    }
  };
}

// ../wt-cache/src/analyses/trie/schema.ts
import { z as z5 } from "zod";
var trieParams = z5.object({
  minShare: z5.number().min(0).max(1).default(0.01).describe("Nodes below this share of the evaluations are not listed")
});
var node = z5.object({
  prefix: z5.string(),
  depth: count,
  choice,
  count,
  share: z5.number(),
  transfers: count.nullable().describe("Evaluations whose transfer reaches this depth on this path; null without times")
});
var depth = z5.object({
  depth: count,
  distinct: count,
  kept: count,
  keptShare: z5.number(),
  topShare: z5.number(),
  entropyBits: z5.number()
});
var choiceShare = z5.object({
  position: count.describe("1-based"),
  choice,
  count,
  share: numberOrNull.describe("Null where no evaluation has the position"),
  stage1Share: numberOrNull,
  stage2Share: numberOrNull
});
var uniformity = z5.object({
  position: count,
  options: count,
  chiSquare: numberOrNull,
  df: count,
  pValue: numberOrNull
});
var improvement2 = z5.object({ share: numberOrNull, meanRelativePosition: numberOrNull });
var mutations = z5.object({
  observed: z5.number().describe("Expected number of children at distance 1 from their parent"),
  redrawn: z5.number().describe("Expected number of children equal to their parent"),
  perPosition: z5.array(z5.object({ position: count, share: z5.number(), uniform: z5.number() })),
  meanRelativePosition: numberOrNull,
  expectedRelativePosition: numberOrNull,
  statistic: numberOrNull,
  df: count,
  pValue: numberOrNull,
  transferableFraction: z5.object({
    mean: numberOrNull,
    low: numberOrNull,
    high: numberOrNull,
    expected: numberOrNull
  }),
  trend: z5.object({ slopePerThousand: z5.number(), low: z5.number(), high: z5.number() }).nullable(),
  moves: z5.array(z5.object({ position: count, from: choice, to: choice, count: z5.number() })),
  improving: improvement2,
  notImproving: improvement2
});
var trieSummary = z5.object({
  params: trieParams.required(),
  nodesTotal: count,
  nodesKept: count,
  transfersRecorded: z5.boolean(),
  nodes: z5.array(node),
  depths: z5.array(depth),
  choices: z5.array(choiceShare),
  uniformity: z5.array(uniformity),
  mutations: orSkipped(mutations)
});

// ../wt-cache/src/analyses/trie/structure.ts
function countNodes(trace2, tree2) {
  const counts = new Int32Array(tree2.nodes);
  for (const sequence of trace2.sequence) {
    const leaf = int32At(tree2.leafOf, sequence);
    counts[leaf] = int32At(counts, leaf) + 1;
  }
  sumSubtrees(tree2, counts);
  return counts;
}
function describeStructure(trace2, tree2, transfers, minShare) {
  const counts = countNodes(trace2, tree2);
  const isKept = (node3) => int32At(counts, node3) / trace2.evaluations >= minShare;
  const nodes2 = [];
  let nodesTotal = 0;
  for (let node3 = 1; node3 < tree2.nodes; node3++) {
    const top = int32At(tree2.depth, int32At(tree2.parent, node3)) + 1;
    const bottom = int32At(tree2.depth, node3);
    nodesTotal += bottom - top + 1;
    if (!isKept(node3)) continue;
    for (let depth2 = top; depth2 <= bottom; depth2++) {
      const sequence = int32At(tree2.first, node3);
      const code = choiceAt(trace2.sequences, sequence, depth2 - 1);
      nodes2.push({
        prefix: prefixText(trace2, sequence, depth2),
        depth: depth2,
        choice: trace2.space[depth2 - 1]?.choices[code] ?? "",
        count: int32At(counts, node3),
        share: int32At(counts, node3) / trace2.evaluations,
        transfers: transfers === null ? null : int32At(transfers, node3)
      });
    }
  }
  return { nodesTotal, nodesKept: nodes2.length, nodes: nodes2, depths: describeDepths(trace2, tree2, counts, isKept) };
}
function describeDepths(trace2, tree2, counts, isKept) {
  const levels = trace2.sequences.maxLength;
  const column = () => new Float64Array(levels + 1);
  const [distinct, kept, keptCount, topCount, total2, weightedLog] = [
    column(),
    column(),
    column(),
    column(),
    column(),
    column()
  ];
  for (let node3 = 1; node3 < tree2.nodes; node3++) {
    const count3 = int32At(counts, node3);
    const log = count3 * Math.log2(count3);
    const keeps = isKept(node3) ? 1 : 0;
    for (let depth2 = int32At(tree2.depth, int32At(tree2.parent, node3)) + 1; depth2 <= int32At(tree2.depth, node3); depth2++) {
      distinct[depth2] = float64At(distinct, depth2) + 1;
      kept[depth2] = float64At(kept, depth2) + keeps;
      keptCount[depth2] = float64At(keptCount, depth2) + keeps * count3;
      topCount[depth2] = Math.max(float64At(topCount, depth2), count3);
      total2[depth2] = float64At(total2, depth2) + count3;
      weightedLog[depth2] = float64At(weightedLog, depth2) + log;
    }
  }
  return Array.from({ length: levels }, (_, index) => {
    const depth2 = index + 1;
    const n = float64At(total2, depth2);
    return {
      depth: depth2,
      distinct: float64At(distinct, depth2),
      kept: float64At(kept, depth2),
      keptShare: float64At(keptCount, depth2) / trace2.evaluations,
      topShare: float64At(topCount, depth2) / trace2.evaluations,
      // H = log2 n − (1/n) Σ c log2 c, over the evaluations that reach this depth.
      entropyBits: Math.max(0, Math.log2(n) - float64At(weightedLog, depth2) / n)
    };
  });
}

// ../wt-cache/src/analyses/trie/index.ts
var trie = defineAnalysis({
  meta: {
    id: "trie",
    title: "Structure",
    question: "How do architectures evolve structurally, and where do mutations fall?",
    needs: ["trace", "orders", "settings"],
    wants: ["stages", "donors", "lineage"]
  },
  params: trieParams,
  summary: trieSummary,
  run: (facts2, params) => {
    const { trace: trace2, orders, settings: settings2, lineage: lineage2 } = facts2;
    const donors2 = isSkipped(facts2.donors) ? null : facts2.donors;
    const tree2 = donors2?.tree ?? buildPrefixTree(trace2.sequences);
    return {
      params,
      transfersRecorded: trace2.transfersRecorded,
      ...describeStructure(
        trace2,
        tree2,
        donors2 === null ? null : countTransfers(trace2, donors2),
        params.minShare
      ),
      ...describeChoices(trace2, isSkipped(facts2.stages) ? null : facts2.stages),
      mutations: isSkipped(lineage2) ? lineage2 : describeMutations(trace2, orders, lineage2, settings2.mutation ?? "redraw")
    };
  },
  figures: figures4
});
function countTransfers(trace2, donors2) {
  const transfers = new Int32Array(donors2.tree.nodes);
  donors2.depth.forEach((depth2, evaluation) => {
    const node3 = nodeAt(donors2.tree, int32At(trace2.sequence, evaluation), depth2);
    transfers[node3] = int32At(transfers, node3) + 1;
  });
  sumSubtrees(donors2.tree, transfers);
  return transfers;
}

// ../wt-cache/src/claims/view.ts
function present(part) {
  return part === void 0 || isSkipped(part) ? null : part;
}
function undetermined(reason) {
  return { verdict: "undetermined", evidence: reason };
}
function decide(supported, contradicted, evidence) {
  return { verdict: supported ? "supported" : contradicted ? "contradicted" : "undetermined", evidence };
}
function show(value) {
  if (value === null) return "unknown";
  if (value !== 0 && Math.abs(value) < 1e-4) return value.toExponential(1);
  return String(Number(value.toPrecision(3)));
}
function showProbability(name, value) {
  return value === 0 ? `${name} < 1e-300` : `${name} = ${show(value)}`;
}
function percent(share2) {
  return share2 === null ? "unknown" : `${Number((share2 * 100).toPrecision(3))} %`;
}

// ../wt-cache/src/claims/locality.ts
function hasWorkers({ trace: trace2 }) {
  return trace2.workers !== null && !trace2.workersInferred;
}
function judgeNull(test, what) {
  const { mean: mean2, sd, pValue, lift, observed } = test;
  if (mean2 === null || pValue === null) return undetermined("the permutation test has nothing to compare");
  const spread2 = sd === null || mean2 === 0 ? Number.POSITIVE_INFINITY : sd / mean2;
  return decide(
    pValue < 0.01 && lift !== null && lift > 1,
    pValue >= 0.05 && spread2 <= 0.05 && mean2 < 0.95,
    `${what} ${show(observed)} against ${show(mean2)} when architectures are permuted (lift ${show(lift)}, ${showProbability("p", pValue)})`
  );
}
var localityClaims = [
  {
    id: "top-tensor-everywhere",
    claim: "the most popular tensor reaches all workers",
    source: "paper",
    discriminates: false,
    restsOnSettings: false,
    judge: (view) => {
      const readers = view.locality?.topTensorWorkers ?? null;
      if (!hasWorkers(view)) return undetermined("the trace names no workers");
      if (readers === null || readers.eligible === 0) return undetermined("no worker has 5 jobs of stage 2");
      const everywhere = readers.reading === readers.eligible;
      return decide(
        everywhere,
        !everywhere,
        `${readers.reading} of ${readers.eligible} workers with at least 5 evolved jobs read it`
      );
    }
  },
  {
    id: "worker-reuse",
    claim: "a worker meets the same tensors in succession",
    source: "paper",
    discriminates: true,
    restsOnSettings: false,
    judge: (view) => {
      const within = view.locality === null ? null : present(view.locality.withinWorker);
      if (!hasWorkers(view)) return undetermined("the trace names no workers");
      if (within === null) return undetermined("needs times");
      return judgeNull(within.temporalNull, "the share of accesses that the previous job had too is");
    }
  },
  {
    id: "concurrent-sharing",
    claim: "workers share tensors at the same time",
    source: "paper",
    discriminates: true,
    restsOnSettings: false,
    judge: (view) => {
      const across = view.locality === null ? null : present(view.locality.acrossWorkers);
      if (across === null) return undetermined("needs times");
      return judgeNull(
        across.temporalNull,
        "the share of jobs in flight that access a starting job's deepest tensor is"
      );
    }
  }
];

// ../wt-cache/src/claims/popularity.ts
var NO_WINDOW = "fewer successes than one window";
var NO_LINEAGE = "needs lineage, which the trace does not show";
function chanceReaches({ popularity: popularity2 }) {
  if (popularity2 === null || popularity2.stage1 === null) return NO_WINDOW;
  const { p95 } = popularity2.stage1.birthday.exact;
  if (p95 === null) return "the window is too long for the exact law of random prefixes";
  if (0.3 * popularity2.windowSize >= 2 * p95) return null;
  return `too few possible prefixes: chance alone gives one ${p95} of ${popularity2.windowSize} places in 5 % of windows`;
}
var popularityClaims = [
  {
    id: "stage1-no-dominant",
    claim: "no prefix dominates the random start",
    source: "paper",
    discriminates: false,
    restsOnSettings: false,
    judge: ({ popularity: popularity2 }) => {
      const start = popularity2?.stage1 ?? null;
      if (start === null) return undetermined(NO_WINDOW);
      if (start.allStage1 !== true) return undetermined("the first window is not known to be all of stage 1");
      const { consistent, exact } = start.birthday;
      if (consistent === null)
        return undetermined("the window is too long for the exact law of random prefixes");
      return decide(
        consistent,
        exact.p999 !== null && start.maxCount > exact.p999,
        `the commonest prefix has ${start.maxCount} of ${start.windowSize}; at random ${exact.p95} is exceeded in 5 % of windows, ${exact.p999} in 0.1 %`
      );
    }
  },
  {
    id: "stage1-favourites-fade",
    claim: "prefixes popular at random do not stay so",
    source: "paper",
    discriminates: false,
    restsOnSettings: false,
    judge: ({ popularity: popularity2, trace: trace2 }) => {
      const favourites = popularity2?.series.favourites ?? null;
      if (popularity2 === null || favourites === null) return undetermined(NO_WINDOW);
      if (popularity2.prefixes.possible < 50)
        return undetermined(`${popularity2.prefixes.possible} possible prefixes, 50 needed`);
      if (trace2.successes < 5 * popularity2.windowSize)
        return undetermined(`${trace2.successes} successes, five windows needed`);
      return decide(
        favourites.kept <= 1,
        favourites.kept >= 3,
        `${favourites.kept} of the five commonest prefixes of the first window are among those of the last`
      );
    }
  },
  {
    id: "few-dominant",
    claim: "one or two prefixes come to dominate",
    source: "paper",
    discriminates: true,
    restsOnSettings: false,
    judge: (view) => {
      const { popularity: popularity2, trace: trace2 } = view;
      const most = popularity2?.dominance.maxSimultaneous ?? null;
      if (most === null) return undetermined(NO_WINDOW);
      const reason = chanceReaches(view);
      if (reason !== null) return undetermined(reason);
      const long = trace2.successes >= 20 * trace2.settings.population;
      return decide(
        most >= 1 && most <= 2,
        most > 2 || most === 0 && long,
        `at most ${most} prefixes hold 30 % of a window at once`
      );
    }
  },
  {
    id: "three-tiers",
    claim: "few dominate, some contend, many are rare",
    source: "paper",
    discriminates: true,
    restsOnSettings: false,
    judge: (view) => {
      const { popularity: popularity2, trace: trace2 } = view;
      const tiers2 = popularity2?.lastTiers ?? null;
      if (tiers2 === null) return undetermined(NO_WINDOW);
      const reason = chanceReaches(view);
      if (reason !== null) return undetermined(reason);
      const holds = tiers2["1"] >= 1 && tiers2["2"] >= 1 && tiers2["3"] > tiers2["2"];
      const long = trace2.successes >= 20 * trace2.settings.population;
      return decide(
        holds,
        !holds && long,
        `the last window has ${tiers2["1"]} prefixes in tier 1, ${tiers2["2"]} in tier 2, ${tiers2["3"]} in tier 3`
      );
    }
  },
  {
    id: "dominant-stays",
    claim: "a dominant prefix is seldom dethroned",
    source: "paper",
    discriminates: true,
    restsOnSettings: false,
    judge: (view) => {
      const { popularity: popularity2 } = view;
      const dethroned = popularity2?.dominance.dethroned ?? null;
      if (popularity2 === null || dethroned === null) return undetermined(NO_WINDOW);
      const ever = popularity2.prefixes.ever1.length;
      const evidence = `${dethroned} of ${ever} prefixes that held 30 % of a window ended below it`;
      const contradicted = dethroned > ever / 2 && ever >= 2;
      const reason = chanceReaches(view);
      if (reason !== null && !contradicted) return undetermined(reason);
      return decide(dethroned <= ever / 2 && ever >= 1 && reason === null, contradicted, evidence);
    }
  },
  {
    id: "donors-repeat",
    claim: "at least 5 donations in the last W make another one much likelier",
    source: "paper",
    discriminates: true,
    restsOnSettings: true,
    judge: ({ popularity: popularity2 }) => {
      const donors2 = popularity2 === null ? null : present(popularity2.donors);
      if (donors2 === null) return undetermined(NO_LINEAGE);
      const five = donors2.conditional.find(({ threshold: threshold2 }) => threshold2 === 5);
      if (five === void 0 || five.probability === null || donors2.base === null) {
        return undetermined("no prefix donated 5 times within a window");
      }
      const apart = five.intervalLow !== null && donors2.baseHigh !== null && five.intervalLow > donors2.baseHigh;
      return decide(
        five.probability >= 3 * donors2.base && apart,
        five.intervalHigh !== null && five.intervalHigh < 1.5 * donors2.base,
        `a prefix with at least 5 donations donates to the next child with probability ${percent(five.probability)}, any prefix with ${percent(donors2.base)}`
      );
    }
  },
  {
    id: "geometric-gap",
    claim: "a new best is first mutated after about P/s generations",
    source: "paper",
    discriminates: true,
    restsOnSettings: true,
    judge: ({ popularity: popularity2, trace: trace2 }) => {
      const gap2 = popularity2 === null ? null : present(popularity2.improvementGap);
      if (gap2 === null) return undetermined(NO_LINEAGE);
      const { population, sample } = trace2.settings;
      const expected2 = gap2.generationsAtRisk * sample / population;
      if (gap2.pValue === null || expected2 < 5) {
        return undetermined(`${show(expected2)} children of new maxima expected, 5 needed`);
      }
      return decide(
        gap2.pValue >= 0.05,
        gap2.pValue < 0.01,
        `${show(gap2.children)} children in ${gap2.generationsAtRisk} generations at risk, ${show(expected2)} expected (${showProbability("p", gap2.pValue)}); one every ${show(gap2.meanGenerations)} generations against P/s = ${show(gap2.expectedGenerations)}`
      );
    }
  }
];

// ../wt-cache/src/claims/quality.ts
var qualityClaims = [
  {
    id: "diminishing-returns",
    claim: "improvements shrink",
    source: "paper",
    discriminates: false,
    restsOnSettings: false,
    judge: ({ quality: quality4 }) => {
      if (quality4 === null || quality4.diminishing.spearman === null)
        return undetermined("too few improvements");
      const { spearman, pValue, pValueTwoSided } = quality4.diminishing;
      return decide(
        pValue !== null && pValue < 0.05,
        spearman > 0 && pValueTwoSided !== null && pValueTwoSided < 0.05,
        `Spearman's rho of ${quality4.improvements.length - 1} steps against their order is ${show(spearman)}, ${showProbability("p", pValue)}`
      );
    }
  },
  {
    id: "low-performers-persist",
    claim: "models worse than a typical random one appear all along",
    source: "paper",
    discriminates: false,
    restsOnSettings: false,
    judge: ({ quality: quality4 }) => {
      const low = quality4 === null ? null : present(quality4.lowPerformers);
      if (low === null || low.threshold === null) return undetermined("needs both stages");
      if (low.windows < 3) return undetermined(`${low.windows} full windows of stage 2, 3 needed`);
      return decide(
        low.windowsWithout === 0,
        low.windowsWithout > low.windows / 2,
        `${low.windowsWithout} of ${low.windows} windows have no quality below ${show(low.threshold)}; ${low.count} candidates of stage 2 are below`
      );
    }
  },
  {
    id: "worst-never-donate",
    claim: "the worst s \u2212 1 never become parents",
    source: "paper",
    discriminates: true,
    restsOnSettings: true,
    judge: ({ quality: quality4, trace: trace2, lineage: lineage2 }) => {
      const { certainChildren = null, parentsBelow = null } = quality4?.transferBound.neverSelected ?? {};
      if (certainChildren === null || parentsBelow === null || lineage2 === null) {
        return undetermined("needs lineage, which the trace does not show");
      }
      const { population, sample } = trace2.settings;
      const expected2 = certainChildren * (sample - 1) / population;
      return decide(
        parentsBelow === 0 && expected2 >= 3 && lineage2.unresolved === 0,
        parentsBelow >= 3 && parentsBelow > 0.01 * certainChildren,
        `${parentsBelow} of ${certainChildren} children with a certain parent come from the worst ${sample - 1}; selection at random would give ${show(expected2)}`
      );
    }
  }
];

// ../wt-cache/src/claims/structure.ts
var NO_LINEAGE2 = "needs lineage, which the trace does not show";
function mutationsOf({ trie: trie2 }) {
  return trie2 === null ? null : present(trie2.mutations);
}
function resolvedPerPosition(view) {
  const positions = mutationsOf(view)?.perPosition.filter(({ uniform }) => uniform > 0).length ?? 0;
  return positions === 0 ? 0 : (view.lineage?.resolved ?? 0) / positions;
}
var structureClaims = [
  {
    id: "mutation-uniform",
    claim: "mutations fall uniformly over the layers",
    source: "paper",
    discriminates: true,
    restsOnSettings: true,
    judge: (view) => {
      const mutations2 = mutationsOf(view);
      if (mutations2 === null || mutations2.pValue === null) return undetermined(NO_LINEAGE2);
      const perPosition = resolvedPerPosition(view);
      if (perPosition < 5) return undetermined(`${show(perPosition)} resolved children a position, 5 needed`);
      const { pValue } = mutations2;
      const largest = mutations2.perPosition.reduce((a, b) => b.share > a.share ? b : a);
      return decide(
        pValue >= 0.05,
        pValue < 0.01,
        `likelihood-ratio ${showProbability("p", pValue)} against equal weights; the most mutated position, ${largest.position}, has ${percent(largest.share)} (uniform ${percent(largest.uniform)})`
      );
    }
  },
  {
    id: "mutation-keeps-under-half",
    claim: "the parent can give under half of the layers",
    source: "paper",
    discriminates: false,
    restsOnSettings: true,
    judge: (view) => {
      const fraction = mutationsOf(view)?.transferableFraction;
      if (fraction === void 0 || fraction.low === null || fraction.high === null)
        return undetermined(NO_LINEAGE2);
      return decide(
        fraction.high < 0.5,
        fraction.low > 0.5,
        `the layers before the mutation are ${percent(fraction.mean)} of the sequence (95 %: ${percent(fraction.low)} to ${percent(fraction.high)})`
      );
    }
  },
  {
    id: "repository-gives-more",
    claim: "a repository of all models gives more layers than the parent alone",
    source: "nastrace",
    discriminates: false,
    restsOnSettings: true,
    judge: (view) => {
      const fraction = mutationsOf(view)?.transferableFraction;
      const share2 = present(view.trace.transfer)?.meanShareStage2 ?? null;
      if (fraction === void 0 || fraction.low === null || fraction.high === null)
        return undetermined(NO_LINEAGE2);
      if (view.locality === null || share2 === null)
        return undetermined("needs the locality analysis and stage 2");
      if (view.locality.accesses !== "hypothetical") {
        return undetermined(
          "transfers are recorded or not asked for, so what a repository could give is not measured"
        );
      }
      return decide(
        share2 > fraction.high,
        share2 < fraction.low,
        `a repository would give ${percent(share2)} of the layers, the parent ${percent(fraction.mean)}`
      );
    }
  },
  {
    id: "trie-narrows",
    claim: "common prefixes are dense early and sparse late",
    source: "paper",
    discriminates: false,
    restsOnSettings: false,
    judge: ({ trie: trie2 }) => {
      const first = trie2?.depths[0];
      const last2 = trie2?.depths.at(-1);
      if (first === void 0 || last2 === void 0) return undetermined("needs the trie analysis");
      const narrows = last2.keptShare < first.keptShare / 2;
      return decide(
        narrows,
        !narrows,
        `prefixes of at least ${percent(trie2?.params.minShare ?? null)} hold ${percent(first.keptShare)} of the evaluations at depth 1 and ${percent(last2.keptShare)} at depth ${last2.depth}`
      );
    }
  },
  {
    id: "selection-skews-choices",
    claim: "selection favours some choices",
    source: "paper",
    discriminates: true,
    restsOnSettings: false,
    judge: ({ trie: trie2, trace: trace2 }) => {
      const tested = trie2?.uniformity.filter(({ pValue }) => pValue !== null) ?? [];
      const evidence = trace2.settings.selectionEvidence;
      if (trie2 === null || tested.length === 0) return undetermined("needs evaluations of stage 2");
      const strongest = tested.reduce((a, b) => (b.pValue ?? 1) < (a.pValue ?? 1) ? b : a);
      const corrected = (strongest.pValue ?? 1) * trie2.uniformity.length;
      return decide(
        evidence !== null && evidence >= 10 && corrected < 0.01,
        corrected > 0.05,
        `the most skewed position, ${strongest.position}, has ${showProbability("\u03C7\xB2 p\xB7L", corrected)}; selection evidence ${show(evidence)}`
      );
    }
  },
  {
    id: "selection-hypergeometric",
    claim: "parents are selected as the hypergeometric says",
    source: "paper",
    discriminates: true,
    restsOnSettings: true,
    judge: ({ quality: quality4, trace: trace2, lineage: lineage2 }) => {
      const selection2 = quality4 === null ? null : present(quality4.selection);
      const evidence = trace2.settings.selectionEvidence;
      if (selection2 === null || lineage2 === null || lineage2.source === "none")
        return undetermined(NO_LINEAGE2);
      const { goodness } = selection2;
      return decide(
        evidence !== null && evidence >= 10 && goodness !== null && goodness >= 0.05 && lineage2.unresolved === 0,
        goodness !== null && goodness < 0.01 || evidence !== null && evidence < 0,
        `goodness of fit ${showProbability("p", goodness)} over ${selection2.children} children, selection evidence ${show(evidence)}, ${lineage2.unresolved} unresolved`
      );
    }
  },
  {
    id: "population-ages",
    claim: "parents are always among the last P: the oldest is retired",
    source: "nastrace",
    discriminates: true,
    restsOnSettings: true,
    judge: ({ lineage: lineage2 }) => {
      if (lineage2 === null || lineage2.source !== "inferred") return undetermined("needs an inferred lineage");
      const { eligible, unresolved = 0 } = lineage2;
      return decide(
        unresolved === 0 && eligible >= 300,
        unresolved >= 5 && unresolved > 2e-3 * eligible,
        `${unresolved} of ${eligible} evolved evaluations have no likely parent among the last P`
      );
    }
  }
];

// ../wt-cache/src/claims/index.ts
var claimTable = [
  ...structureClaims,
  ...localityClaims,
  ...qualityClaims,
  ...popularityClaims
];

// ../wt-cache/src/shared/errors.ts
var EXIT_CODES = {
  usage: 2,
  config: 2,
  "source-unreadable": 3,
  "source-empty": 3,
  "format-unknown": 3,
  "columns-missing": 3,
  "trace-invalid": 3,
  "summary-invalid": 3,
  "output-unwritable": 4
};
var NastraceError = class extends Error {
  name = "NastraceError";
  code;
  exitCode;
  /** Lines printed after the message: single findings, or the flag that helps. */
  details;
  constructor(code, message, details = []) {
    super(message);
    this.code = code;
    this.exitCode = EXIT_CODES[code];
    this.details = details;
  }
};

// ../wt-cache/src/summary/schema.ts
import { z as z8 } from "zod";

// ../wt-cache/src/replay/schema.ts
import { z as z6 } from "zod";
var cacheParams = z6.object({
  access: z6.enum(["transfers", "presence"]).default("transfers"),
  points: z6.int().min(2).max(64).default(16).describe("Capacities, log-spaced from one tensor to all"),
  donations: count.default(5).describe("\u03C4: readers among the last W transfers from which on a tensor is kept"),
  epsilon: z6.number().min(0).max(1).default(0.01).describe("Donors of at most this transfer bound are unlikely"),
  broadcastSeconds: z6.number().nonnegative().nullable().default(null).describe("\u0394; default 5 % of the mean evaluation time")
});
var point = z6.object({
  capacity: z6.number().describe("Of each cache, in the unit"),
  capacityShare: z6.number().describe("Of the size of all distinct tensors"),
  hitRate: numberOrNull.describe("Of the requests; null for a bound on sizes alone"),
  moved: z6.number().describe("Sent by the repository, prefetched too, in the unit"),
  movedShare: numberOrNull.describe("Of the size of all requests"),
  stage1: numberOrNull.describe("Hit rate of the requests of stage 1"),
  stage2: numberOrNull
});
var curve2 = z6.object({
  policy: z6.string(),
  title: z6.string(),
  source: z6.string(),
  kind: z6.enum(["policy", "rule", "limit"]),
  points: z6.array(point)
});
var rule = z6.object({
  policy: z6.string(),
  title: z6.string(),
  points: z6.array(
    z6.object({
      capacityShare: z6.number(),
      hitRateChange: numberOrNull.describe("Against LRU"),
      movedChange: numberOrNull.describe("Against LRU, in shares of the size of all requests")
    })
  )
});
var overTime = z6.object({
  capacity: z6.number(),
  capacityShare: z6.number(),
  bins: z6.array(
    z6.object({
      time: z6.number().describe("Middle of the bin, seconds"),
      requests: count,
      hitRates: z6.array(numberOrNull).describe("In the order of the curves")
    })
  )
});
var place = z6.object({
  place: z6.enum(["shared", "worker"]),
  caches: count,
  requests: count,
  requestedSize: z6.number(),
  curves: z6.array(curve2),
  rules: z6.array(rule),
  overTime: overTime.nullable()
});
var storing = z6.object({
  epsilon: z6.number(),
  skipped: count,
  skippedShare: numberOrNull,
  layersLost: count,
  layersLostShare: numberOrNull,
  jobsShortened: numberOrNull
});
var cacheSummary = z6.object({
  params: cacheParams.required(),
  accesses: z6.enum(["recorded", "hypothetical", "presence"]),
  unit: z6.enum(["tensors", "bytes"]),
  requests: count,
  jobs: count,
  distinct: count.describe("Distinct tensors requested"),
  distinctSize: z6.number(),
  window: countOrNull.describe("W of the rules, in transfers"),
  broadcastSeconds: numberOrNull,
  places: z6.array(place),
  storing: orSkipped(z6.array(storing)).describe("What not storing unlikely models would save and lose")
});

// ../wt-cache/src/summary/trace-schema.ts
import { z as z7 } from "zod";
var settings = z7.object({
  population: count,
  sample: count,
  mutation: z7.enum(["redraw", "replace"]).nullable(),
  source: z7.enum(["given", "header", "estimated", "default"]),
  searchEvidence: numberOrNull,
  selectionEvidence: numberOrNull,
  shortfall: numberOrNull
});
var lineage = z7.object({
  source: z7.enum(["recorded", "inferred", "none"]),
  eligible: count,
  resolved: count.optional(),
  unresolved: count.optional(),
  certain: count.optional(),
  meanConfidence: numberOrNull.optional()
});
var warning = z7.object({ code: z7.string(), message: z7.string(), count });
var traceSummary = z7.object({
  sources: z7.array(z7.string()),
  format: z7.string(),
  evaluations: count,
  successes: count,
  failures: count,
  rejected: count,
  workers: countOrNull,
  workersInferred: z7.boolean(),
  sequenceLength: z7.object({ min: countOrNull, max: countOrNull }),
  space: z7.array(z7.object({ name: z7.string(), choices: z7.array(choice) })),
  start: numberOrNull,
  end: numberOrNull,
  seconds: numberOrNull,
  evaluationSeconds: z7.object({
    mean: numberOrNull,
    sd: numberOrNull,
    p50: numberOrNull,
    p90: numberOrNull,
    max: numberOrNull
  }),
  utilization: numberOrNull,
  stage1: countOrNull,
  stage2: countOrNull,
  settings,
  window: count,
  prefixLength: count,
  lineage: orSkipped(lineage),
  transfer: orSkipped(z7.object({ meanShareStage1: numberOrNull, meanShareStage2: numberOrNull })),
  staleness: orSkipped(z7.object({ meanInFlight: numberOrNull, betterInFlight: numberOrNull })),
  warnings: z7.array(warning)
});

// ../wt-cache/src/summary/schema.ts
var SCHEMA_VERSION = 1;
var claim = z8.object({
  id: z8.string(),
  claim: z8.string(),
  source: z8.enum(["paper", "nastrace"]),
  discriminates: z8.boolean(),
  verdict: z8.enum(["supported", "contradicted", "undetermined"]),
  evidence: z8.string()
});
var analyses = z8.object({
  trie: orSkipped(trieSummary).optional(),
  locality: orSkipped(localitySummary).optional(),
  quality: orSkipped(qualitySummary).optional(),
  popularity: orSkipped(popularitySummary).optional(),
  cache: orSkipped(cacheSummary).optional()
});
var summary = z8.object({
  schemaVersion: z8.literal(SCHEMA_VERSION),
  tool: z8.object({ name: z8.literal("nastrace"), version: z8.string() }),
  trace: traceSummary,
  analyses,
  claims: z8.array(claim)
});

// ../wt-cache/src/trace/orders.ts
var cache = /* @__PURE__ */ new WeakMap();
function ordersOf(trace2) {
  const cached = cache.get(trace2);
  if (cached !== void 0) return cached;
  const orders = deriveOrders(trace2);
  cache.set(trace2, orders);
  return orders;
}
function deriveOrders(trace2) {
  const managerClock = hasTimes(trace2, "submit", "gather");
  const offset = clockOffset(trace2);
  const completed = managerClock ? filled(trace2.gather, trace2.end, -offset) : trace2.end;
  const created = trace2.times.has("submit") ? filled(trace2.submit, trace2.start, -offset) : trace2.start;
  const tie = managerClock ? null : trace2.start;
  const completion = sortRows(completed, tie);
  const creation = sortRows(created, null);
  const candidates = completion.filter((row2) => succeeded(trace2, row2));
  const candidateOf = new Int32Array(trace2.evaluations);
  candidates.forEach((row2, index) => {
    candidateOf[row2] = index + 1;
  });
  const creationOf = new Int32Array(trace2.evaluations);
  creation.forEach((row2, index) => {
    creationOf[row2] = index;
  });
  const known = managerClock ? knownBy(completed, completion, candidates, created, (done, now) => done < now) : hasTimes(trace2, "start", "end") ? knownBy(completed, completion, candidates, trace2.start, (done, now) => done <= now) : null;
  return { completion, candidates, candidateOf, creation, creationOf, known };
}
function clockOffset(trace2) {
  if (trace2.managerClockOnly) return 0;
  let low = Number.NEGATIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  for (let row2 = 0; row2 < trace2.evaluations; row2++) {
    const before2 = float64At(trace2.end, row2) - float64At(trace2.gather, row2);
    const after = float64At(trace2.start, row2) - float64At(trace2.submit, row2);
    if (before2 > low) low = before2;
    if (after < high) high = after;
  }
  return Number.isFinite(low) && Number.isFinite(high) ? (low + high) / 2 : Number.NaN;
}
function filled(column, other, shift) {
  return column.map((value, row2) => Number.isNaN(value) ? float64At(other, row2) + shift : value);
}
function sortRows(key, tie) {
  const rows = Int32Array.from({ length: key.length }, (_, row2) => row2);
  return rows.sort((a, b) => compare(key, a, b) || (tie === null ? 0 : compare(tie, a, b)) || a - b);
}
function compare(key, a, b) {
  const left = float64At(key, a);
  const right = float64At(key, b);
  if (left === right) return 0;
  if (Number.isNaN(left)) return Number.isNaN(right) ? 0 : 1;
  return Number.isNaN(right) || left < right ? -1 : 1;
}
function knownBy(completed, completion, candidates, created, isKnown) {
  const count3 = (rows) => created.map((now) => countKnown(rows, completed, now, isKnown));
  return { evaluations: Int32Array.from(count3(completion)), successes: Int32Array.from(count3(candidates)) };
}
function countKnown(rows, completed, now, isKnown) {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = low + high >> 1;
    if (isKnown(float64At(completed, int32At(rows, middle)), now)) low = middle + 1;
    else high = middle;
  }
  return low;
}

// ../wt-cache/src/replay/layer-sizes.ts
import { parse } from "csv-parse/sync";
var HELP = "the table has the columns position,choice,bytes (or tensor,bytes where tensors are recorded)";
function sizesOf2(trace2, tree2, sizes) {
  if (sizes === void 0) return () => 1;
  const { tensors } = trace2;
  if (tensors !== null)
    return (unit) => sizeOf(sizes, tensors.names[unit] ?? "", `tensor ${tensors.names[unit]}`);
  return (unit, index) => {
    const position = int32At(tree2.depth, int32At(tree2.parent, unit)) + index;
    const code = choiceAt(trace2.sequences, int32At(tree2.first, unit), position);
    const label2 = itemAt(itemAt(trace2.space, position).labels, code);
    return sizeOf(sizes, layerKey(position + 1, label2), `position ${position + 1}, choice ${label2}`);
  };
}
function layerKey(position, choice5) {
  return `${position}
${choice5}`;
}
function sizeOf({ name, bytes }, key, what) {
  const size = bytes.get(key);
  if (size === void 0) throw new NastraceError("usage", `${name}: no bytes for ${what}`, [HELP]);
  return size;
}

// ../wt-cache/src/replay/new-bests.ts
function findNewBests(trace2, orders, knownSuccesses, tree2, population) {
  const found = [];
  if (trace2.tensors !== null) return found;
  let best = Number.NEGATIVE_INFINITY;
  orders.candidates.forEach((evaluation, index) => {
    const quality4 = float64At(trace2.quality, evaluation);
    if (quality4 <= best) return;
    best = quality4;
    if (index < population) return;
    const units = [];
    let node3 = int32At(tree2.leafOf, int32At(trace2.sequence, evaluation));
    for (; node3 > 0; node3 = int32At(tree2.parent, node3)) units.unshift(node3);
    found.push({ units, isKnownBy: (job) => int32At(knownSuccesses, job) > index });
  });
  return found;
}

// ../wt-cache/src/replay/policies/lists.ts
var NONE = -1;
var STRIDE = 4;
var NEWER = 1;
var OLDER = 2;
var ObjectLists = class {
  links;
  newest;
  oldest;
  used;
  count;
  sizes;
  constructor(lists, { objects, sizes, memory }) {
    this.links = memory.column(STRIDE * objects, NONE);
    this.newest = new Int32Array(lists).fill(NONE);
    this.oldest = new Int32Array(lists).fill(NONE);
    this.used = new Float64Array(lists);
    this.count = new Int32Array(lists);
    this.sizes = sizes;
  }
  /** List of the object, −1 for none. */
  listOf(object) {
    return this.links[STRIDE * object];
  }
  /** Sum of the sizes of a list's objects. */
  usedBy(list) {
    return this.used[list];
  }
  /** How many objects a list has. */
  countOf(list) {
    return this.count[list];
  }
  /** The oldest object of a list, −1 when it is empty. */
  oldestOf(list) {
    return this.oldest[list];
  }
  /** Adds an object that is in no list, as the newest. */
  add(list, object) {
    const { links } = this;
    const place2 = STRIDE * object;
    const front = this.newest[list];
    links[place2] = list;
    links[place2 + NEWER] = NONE;
    links[place2 + OLDER] = front;
    if (front === NONE) this.oldest[list] = object;
    else links[STRIDE * front + NEWER] = object;
    this.newest[list] = object;
    this.count[list] = this.count[list] + 1;
    this.used[list] = this.used[list] + this.sizes[object];
  }
  /** Takes an object out of its list. */
  remove(object) {
    const { links } = this;
    const place2 = STRIDE * object;
    const list = links[place2];
    const newer = links[place2 + NEWER];
    const older = links[place2 + OLDER];
    if (newer === NONE) this.newest[list] = older;
    else links[STRIDE * newer + OLDER] = older;
    if (older === NONE) this.oldest[list] = newer;
    else links[STRIDE * older + NEWER] = newer;
    links[place2] = NONE;
    this.count[list] = this.count[list] - 1;
    this.used[list] = this.used[list] - this.sizes[object];
  }
  /** Makes an object the newest of its list, or of another. */
  renew(object, list = this.listOf(object)) {
    if (this.newest[list] === object) return;
    this.remove(object);
    this.add(list, object);
  }
};

// ../wt-cache/src/replay/policies/lru.ts
var LruCache = class {
  lists;
  room;
  constructor(room) {
    this.room = room;
    this.lists = new ObjectLists(1, room);
  }
  request(object) {
    if (this.touch(object)) return true;
    this.admit(object);
    return false;
  }
  /** True when the object is here; it is the newest then. */
  touch(object) {
    if (this.lists.listOf(object) < 0) return false;
    this.lists.renew(object);
    return true;
  }
  /** Takes in an object that is not here; one larger than the whole cache is passed on unkept. */
  admit(object) {
    const { lists } = this;
    const { capacity, sizes } = this.room;
    const size = float64At(sizes, object);
    if (size > capacity) return;
    while (lists.usedBy(0) + size > capacity) lists.remove(lists.oldestOf(0));
    lists.add(0, object);
  }
};

// ../wt-cache/src/replay/policies/prefetch.ts
var PrefetchingCache = class {
  held;
  room;
  constructor(room) {
    this.held = new LruCache(room);
    this.room = room;
  }
  request(object) {
    return this.held.request(object);
  }
  prefetch(object) {
    if (this.held.touch(object)) return false;
    this.held.admit(object);
    return this.room.sizes[object] <= this.room.capacity;
  }
};
var prefetch = {
  id: "prefetch",
  title: "LRU, new best prefetched",
  source: "Underwood et al. 2023, V-D4",
  kind: "rule",
  needs: { prefetch: true },
  open: (room) => new PrefetchingCache(room)
};

// ../wt-cache/src/replay/policies/push.ts
var push = {
  id: "push",
  title: "LRU, new best broadcast",
  source: "Underwood et al. 2023, V-B and V-D4",
  kind: "rule",
  needs: { prefetch: true, broadcast: true },
  open: prefetch.open
};

// ../wt-cache/src/replay/requests.ts
function collectRequests(trace2, access, sizeOf2, newBests = []) {
  const jobs = Int32Array.from(trace2.start.keys()).filter((row2) => !Number.isNaN(trace2.start[row2]) && access.size(row2) > 0).sort((a, b) => float64At(trace2.start, a) - float64At(trace2.start, b) || a - b);
  const numbering = new Numbering(access);
  const offsets = new Int32Array(jobs.length + 1);
  jobs.forEach((row2, job) => {
    offsets[job + 1] = int32At(offsets, job) + access.size(row2);
  });
  const objects = new Int32Array(int32At(offsets, jobs.length));
  let place2 = 0;
  const ask = (unit) => {
    const first = numbering.firstOf(unit);
    for (let index = 0; index < access.weightOf(unit); index++) objects[place2++] = first + index;
  };
  for (const row2 of jobs) access.forEachUnit(row2, ask);
  const distinct = numbering.count;
  const deliveries = newBests.map((best) => deliver(best, access, numbering, jobs));
  const origin = traceOrigin(trace2);
  return {
    jobs,
    start: Float64Array.from(jobs, (row2) => float64At(trace2.start, row2) - origin),
    offsets,
    objects,
    distinct,
    sizes: numbering.sizes(sizeOf2),
    newBests: deliveries
  };
}
var Numbering = class {
  count = 0;
  access;
  first;
  met = new Int32Column();
  constructor(access) {
    this.access = access;
    this.first = new Int32Array(access.units).fill(-1);
  }
  firstOf(unit) {
    const known = int32At(this.first, unit);
    if (known >= 0) return known;
    const first = this.count;
    this.first[unit] = first;
    this.met.push(unit);
    this.count += this.access.weightOf(unit);
    return first;
  }
  sizes(sizeOf2) {
    const sizes = new Float64Array(this.count);
    for (const unit of this.met.finish()) {
      const first = int32At(this.first, unit);
      for (let index = 0; index < this.access.weightOf(unit); index++)
        sizes[first + index] = sizeOf2(unit, index);
    }
    return sizes;
  }
};
function deliver(best, access, numbering, jobs) {
  const objects = best.units.flatMap((unit) => {
    const first = numbering.firstOf(unit);
    return Array.from({ length: access.weightOf(unit) }, (_, index) => first + index);
  });
  const beforeJob = jobs.findIndex(best.isKnownBy);
  return { beforeJob: beforeJob < 0 ? jobs.length : beforeJob, objects: Int32Array.from(objects) };
}

// ../wt-cache/src/replay/index.ts
function requestsOf(facts2, params, sizes) {
  const { trace: trace2, orders, stages, donors: donors2, population } = facts2;
  const access = accessModel(trace2, orders, stages.known, donors2, params.access);
  const newBests = findNewBests(trace2, orders, stages.known.successes, donors2.tree, population);
  return collectRequests(trace2, access, sizesOf2(trace2, donors2.tree, sizes), newBests);
}

// ../wt-cache/src/lineage/donors.ts
function deriveDonors(trace2, orders, known) {
  const tree2 = buildPrefixTree(trace2.sequences, recordedCuts(trace2));
  const best = new Int32Array(tree2.nodes).fill(-1);
  const donor = new Int32Array(trace2.evaluations).fill(-1);
  const depth2 = new Int32Array(trace2.evaluations);
  let published = 0;
  for (const evaluation of byKnowledge(orders, known)) {
    while (published < int32At(known.successes, evaluation)) {
      publish(trace2, tree2, best, int32At(orders.candidates, published++));
    }
    const node3 = deepestKnown(tree2, best, int32At(trace2.sequence, evaluation));
    donor[evaluation] = int32At(best, node3);
    depth2[evaluation] = int32At(tree2.depth, node3);
  }
  applyRecorded(trace2, donor, depth2);
  return { donor, depth: depth2, recorded: trace2.transfersRecorded, tree: tree2 };
}
function byKnowledge(orders, known) {
  return orders.creation.slice().sort(
    (a, b) => int32At(known.successes, a) - int32At(known.successes, b) || int32At(orders.creationOf, a) - int32At(orders.creationOf, b)
  );
}
function publish(trace2, tree2, best, evaluation) {
  const quality4 = float64At(trace2.quality, evaluation);
  let node3 = int32At(tree2.leafOf, int32At(trace2.sequence, evaluation));
  while (node3 > 0) {
    const holder = int32At(best, node3);
    if (holder >= 0 && float64At(trace2.quality, holder) > quality4) return;
    best[node3] = evaluation;
    node3 = int32At(tree2.parent, node3);
  }
}
function deepestKnown(tree2, best, sequence) {
  let node3 = int32At(tree2.leafOf, sequence);
  while (node3 > 0 && int32At(best, node3) < 0) node3 = int32At(tree2.parent, node3);
  return node3;
}
function recordedCuts(trace2) {
  if (!trace2.transfersRecorded) return [];
  const cuts = [];
  trace2.transferred.forEach((depth2, evaluation) => {
    if (depth2 > 0) cuts.push({ sequence: int32At(trace2.sequence, evaluation), depth: depth2 });
  });
  return cuts;
}
function applyRecorded(trace2, donor, depth2) {
  for (let evaluation = 0; evaluation < trace2.evaluations; evaluation++) {
    const transferred = int32At(trace2.transferred, evaluation);
    const parent = int32At(trace2.parent, evaluation);
    const read = trace2.tensors === null ? 0 : int32At(trace2.tensors.offsets, evaluation + 1) - int32At(trace2.tensors.offsets, evaluation);
    const sequence = int32At(trace2.sequence, evaluation);
    if (parent >= 0 && (transferred >= 0 || read > 0)) {
      donor[evaluation] = parent;
      depth2[evaluation] = commonPrefix(trace2.sequences, sequence, int32At(trace2.sequence, parent));
    }
    if (transferred >= 0)
      depth2[evaluation] = Math.min(transferred, sequenceLength(trace2.sequences, sequence));
    if (depth2[evaluation] === 0) donor[evaluation] = -1;
  }
}

// ../wt-cache/src/lineage/lineage.ts
function summarizeLineage(trace2, source, replay2) {
  const parentSequence = new Int32Array(trace2.evaluations).fill(-1);
  const confidence = new Float64Array(trace2.evaluations).fill(Number.NaN);
  const randomWeight = new Float64Array(trace2.evaluations).fill(Number.NaN);
  let eligible = 0;
  let resolved = 0;
  let certain = 0;
  let confidenceSum = 0;
  replay2((creation) => {
    eligible++;
    if (source === "inferred" && creation.count === 1) certain++;
    randomWeight[creation.child] = creation.random;
    if (!creation.resolved) return;
    resolved++;
    if (source === "recorded") certain++;
    const top = topSequence(trace2, creation);
    parentSequence[creation.child] = top.sequence;
    confidence[creation.child] = top.weight;
    confidenceSum += top.weight;
  });
  return {
    source,
    eligible,
    resolved,
    unresolved: eligible - resolved,
    certain,
    meanConfidence: resolved === 0 ? null : confidenceSum / resolved,
    parentSequence,
    confidence,
    randomWeight,
    replay: replay2
  };
}
var TIE4 = 1e-12;
function topSequence(trace2, creation) {
  let best = { sequence: -1, weight: Number.NEGATIVE_INFINITY };
  for (let slot = 0; slot < creation.count; ) {
    const sequence = int32At(trace2.sequence, int32At(creation.member, slot));
    let weight = 0;
    for (; slot < creation.count && int32At(trace2.sequence, int32At(creation.member, slot)) === sequence; slot++) {
      weight += float64At(creation.weight, slot);
    }
    const isTied = Math.abs(weight - best.weight) <= TIE4;
    if (isTied ? sequence < best.sequence : weight > best.weight) best = { sequence, weight };
  }
  return best;
}

// ../wt-cache/src/lineage/recorded.ts
function recordedReplay(trace2, orders, known, model) {
  const mutation = new MutationLaw(trace2.space, model.mutation);
  const law = new SelectionLaw(model.population, model.sample);
  const creations = creationsByKnowledge(orders, known, model.population);
  return (visit) => {
    const population = new SlidingPopulation(trace2, orders, model.population);
    const creation = newCreation(1);
    for (const child of creations) {
      creation.child = child;
      creation.known = int32At(known, child);
      population.advanceTo(creation.known);
      const parent = int32At(trace2.parent, child);
      creation.resolved = parent >= 0 && int32At(orders.candidateOf, parent) > 0;
      creation.count = creation.resolved ? 1 : 0;
      creation.random = creation.resolved ? 0 : 1;
      const length = sequenceLength(trace2.sequences, int32At(trace2.sequence, child));
      creation.logRandom = float64At(mutation.logRandom, length);
      if (creation.resolved) {
        describeParent(trace2, orders, population, law, creation, parent);
        const position = int32At(creation.position, 0);
        creation.mutation[0] = position === -2 ? 0 : mutation.probability(length, position);
      }
      visit(creation);
    }
  };
}
function describeParent(trace2, orders, population, law, creation, parent) {
  const candidate = int32At(orders.candidateOf, parent) - 1;
  const isMember = candidate < creation.known && candidate >= creation.known - law.P;
  const quality4 = float64At(trace2.quality, parent);
  const better = isMember ? population.ranks.better(quality4) : 0;
  const tied = isMember ? population.ranks.tied(quality4) : 0;
  creation.member[0] = parent;
  creation.position[0] = differingPosition(
    trace2.sequences,
    int32At(trace2.sequence, creation.child),
    int32At(trace2.sequence, parent)
  );
  creation.better[0] = better;
  creation.tied[0] = tied;
  creation.selection[0] = isMember ? law.probability(better, tied) : 0;
  creation.weight[0] = 1;
}
function differingPosition(table, a, b) {
  if (a === b) return -1;
  const length = sequenceLength(table, a);
  if (sequenceLength(table, b) !== length) return -2;
  let found = -1;
  for (let position = 0; position < length; position++) {
    if (choiceAt(table, a, position) === choiceAt(table, b, position)) continue;
    if (found >= 0) return -2;
    found = position;
  }
  return found;
}

// ../wt-cache/src/shared/min-heap.ts
var MinHeap = class {
  items = [];
  before;
  constructor(before2) {
    this.before = before2;
  }
  get size() {
    return this.items.length;
  }
  /** The least item, or undefined when empty. */
  peek() {
    return this.items[0];
  }
  push(item) {
    const { items, before: before2 } = this;
    let hole = items.length;
    items.push(item);
    while (hole > 0) {
      const above = hole - 1 >> 1;
      const other = items[above];
      if (!before2(item, other)) break;
      items[hole] = other;
      hole = above;
    }
    items[hole] = item;
  }
  /** Removes and returns the least item, or undefined when empty. */
  pop() {
    const { items } = this;
    const least = items[0];
    const last2 = items.pop();
    if (least !== void 0 && last2 !== void 0 && items.length > 0) this.sink(last2);
    return least;
  }
  sink(item) {
    const { items, before: before2 } = this;
    let hole = 0;
    for (let child = 1; child < items.length; child = 2 * hole + 1) {
      const right = child + 1;
      if (right < items.length && before2(items[right], items[child])) child = right;
      if (!before2(items[child], item)) break;
      items[hole] = items[child];
      hole = child;
    }
    items[hole] = item;
  }
};

// ../wt-cache/src/lineage/log-products.ts
var SMALLEST_LOG = -600;
var LARGE2 = 1e150;
var SMALL = 1e-150;
var LogProducts = class {
  sums;
  products;
  constructor(width) {
    this.sums = new Float64Array(width);
    this.products = new Float64Array(width).fill(1);
  }
  /** p_c = (1 − ε) mixture + ε u_c; at least u_c where the creation may be random. */
  multiply(mixture, logRandom, mayBeRandom) {
    const { sums, products } = this;
    if (logRandom <= SMALLEST_LOG) {
      this.addLogs(mixture, logRandom, mayBeRandom);
      return;
    }
    const inverse = Math.exp(-logRandom);
    for (let index = 0; index < sums.length; index++) {
      const factor = EPSILON + (1 - EPSILON) * float64At(mixture, index) * inverse;
      if (mayBeRandom && factor < 1) continue;
      const before2 = float64At(products, index);
      const product = before2 * factor;
      if (product < LARGE2 && product > SMALL) {
        products[index] = product;
      } else {
        sums[index] = float64At(sums, index) + Math.log(before2);
        products[index] = factor;
      }
    }
  }
  finish() {
    return this.sums.map((sum4, index) => sum4 + Math.log(float64At(this.products, index)));
  }
  addLogs(mixture, logRandom, mayBeRandom) {
    const { sums } = this;
    for (let index = 0; index < sums.length; index++) {
      const log = logRatio(float64At(mixture, index), logRandom, 0);
      if (log >= 0 || !mayBeRandom) sums[index] = float64At(sums, index) + log;
    }
  }
};
var LOG_EPSILON = Math.log(EPSILON);
function logRatio(mixture, logRandom, inverse) {
  if (mixture <= 0) return LOG_EPSILON;
  if (inverse > 0) return Math.log(EPSILON + (1 - EPSILON) * mixture * inverse);
  const log = Math.log((1 - EPSILON) * mixture) - logRandom;
  return log + Math.log1p(EPSILON * Math.exp(-log));
}

// ../wt-cache/src/lineage/rank-counts.ts
var BLOCK_BITS = 6;
var LAST_IN_BLOCK = (1 << BLOCK_BITS) - 1;
var RankCounts = class {
  /** Of each rank, how many are at or below it within its block. */
  within;
  /** Of each block, how many are in the blocks before it. */
  before;
  constructor(ranks) {
    this.within = new Int32Array(ranks);
    this.before = new Int32Array((ranks >> BLOCK_BITS) + 1);
  }
  /** Adds `change` members of the rank, or takes them away. */
  add(rank, change) {
    const { within, before: before2 } = this;
    const end = Math.min(within.length - 1, rank | LAST_IN_BLOCK);
    for (let index = rank; index <= end; index++) within[index] = int32At(within, index) + change;
    for (let block = (rank >> BLOCK_BITS) + 1; block < before2.length; block++) {
      before2[block] = int32At(before2, block) + change;
    }
  }
  /** Number of members of the rank or below; 0 for rank −1. */
  upTo(rank) {
    return rank < 0 ? 0 : int32At(this.within, rank) + int32At(this.before, rank >> BLOCK_BITS);
  }
};

// ../wt-cache/src/lineage/selection-bound.ts
function selectionShares(low, high, fromSample, toSample) {
  const width = toSample - fromSample + 1;
  const shares = new Float64Array((high + 1) * width);
  for (let better = 0; better < high; better++) {
    for (let sample = fromSample; sample <= toSample; sample++) {
      const population = Math.min(high, Math.max(low, sample * (better + 1)));
      shares[better * width + sample - fromSample] = selectedAt(population, better, sample);
    }
  }
  return shares;
}
function tailsOf(shares, width) {
  const tails = new Float64Array(shares.length + width);
  for (let index = shares.length - 1; index >= 0; index--) {
    tails[index] = float64At(tails, index + width) + float64At(shares, index);
  }
  return tails;
}
function selectedAt(population, better, sample) {
  if (population - better < sample) return 0;
  let probability = sample / population;
  for (let i = 0; i < sample - 1; i++) {
    probability *= (population - better - 1 - i) / (population - 1 - i);
  }
  return probability;
}

// ../wt-cache/src/lineage/sums-by-kind.ts
var SumsByKind = class {
  width;
  mutation;
  sums;
  mixed;
  present;
  isPresent;
  count = 0;
  constructor({ mutation }, width) {
    const kinds = mutation.redraw.length;
    this.width = width;
    this.mutation = mutation;
    this.sums = new Float64Array(kinds * width);
    this.mixed = new Float64Array(width);
    this.present = new Int32Array(kinds);
    this.isPresent = new Uint8Array(kinds);
  }
  /** A member whose shares start at `from`. */
  add(kind, shares, from) {
    const { sums } = this;
    const row2 = this.open(kind);
    for (let index = 0; index < this.width; index++) {
      sums[row2 + index] = float64At(sums, row2 + index) + float64At(shares, from + index);
    }
  }
  /** One of `tied` members that share evenly what lies between two tails. */
  addShared(kind, tails, from, to, tied) {
    const { sums } = this;
    const row2 = this.open(kind);
    for (let index = 0; index < this.width; index++) {
      const shared = (float64At(tails, from + index) - float64At(tails, to + index)) / tied;
      sums[row2 + index] = float64At(sums, row2 + index) + shared;
    }
  }
  /** Σ_m sel(m) mut(c | m), at most the largest mut(c | m) if `capped`; valid until the next call. */
  mixture(model, capped) {
    const { mixed, sums, width } = this;
    mixed.fill(0);
    let largest = 0;
    for (let place2 = 0; place2 < this.count; place2++) {
      const kind = int32At(this.present, place2);
      const probability = float64At(this.mutation[model], kind);
      if (probability === 0) continue;
      if (probability > largest) largest = probability;
      for (let index = 0; index < width; index++) {
        mixed[index] = float64At(mixed, index) + probability * float64At(sums, kind * width + index);
      }
    }
    if (!capped) return mixed;
    for (let index = 0; index < width; index++) {
      if (float64At(mixed, index) > largest) mixed[index] = largest;
    }
    return mixed;
  }
  clear() {
    for (let place2 = 0; place2 < this.count; place2++) {
      const kind = int32At(this.present, place2);
      this.isPresent[kind] = 0;
      this.sums.fill(0, kind * this.width, (kind + 1) * this.width);
    }
    this.count = 0;
  }
  open(kind) {
    if (this.isPresent[kind] === 0) {
      this.isPresent[kind] = 1;
      this.present[this.count++] = kind;
    }
    return kind * this.width;
  }
};

// ../wt-cache/src/lineage/likelihood.ts
function likelihoodBound(evidence, low, high, fromSample, toSample) {
  const width = toSample - fromSample + 1;
  const shares = selectionShares(low, high, fromSample, toSample);
  const tails = tailsOf(shares, width);
  const { known, offsets, candidate, rank, kind, logRandom } = evidence;
  const sums = new SumsByKind(evidence, width);
  const redraw = new LogProducts(width);
  const replace = new LogProducts(width);
  const youngest = new RankCounts(evidence.ranks);
  let added = 0;
  for (let creation = 0; creation < evidence.creations; creation++) {
    const knownHere = int32At(known, creation);
    if (knownHere < low) continue;
    for (; added < knownHere; added++) {
      youngest.add(int32At(rank, added), 1);
      if (added >= low) youngest.add(int32At(rank, added - low), -1);
    }
    const oldest = knownHere - high;
    const end = int32At(offsets, creation + 1);
    for (let slot = int32At(offsets, creation); slot < end; slot++) {
      const member = int32At(candidate, slot);
      if (member < oldest) break;
      const memberRank = int32At(rank, member);
      const upTo = youngest.upTo(memberRank);
      const tied = upTo - youngest.upTo(memberRank - 1) + (member < knownHere - low ? 1 : 0);
      const from = (low - upTo) * width;
      if (tied === 1) sums.add(int32At(kind, slot), shares, from);
      else sums.addShared(int32At(kind, slot), tails, from, from + tied * width, tied);
    }
    const mayBeRandom = knownHere < high;
    redraw.multiply(sums.mixture("redraw", low < high), float64At(logRandom, creation), mayBeRandom);
    replace.multiply(sums.mixture("replace", low < high), float64At(logRandom, creation), mayBeRandom);
    sums.clear();
  }
  return { redraw: redraw.finish(), replace: replace.finish() };
}
function uniformLikelihood(evidence, low, high) {
  const rows = { redraw: new Float64Array(high - low + 1), replace: new Float64Array(high - low + 1) };
  const { known, offsets, candidate, kind, mutation } = evidence;
  for (let creation = 0; creation < evidence.creations; creation++) {
    const knownHere = int32At(known, creation);
    const logRandom = float64At(evidence.logRandom, creation);
    const inverse = logRandom > SMALLEST_LOG ? Math.exp(-logRandom) : 0;
    let slot = int32At(offsets, creation);
    let redraw = 0;
    let replace = 0;
    for (let population = low; population <= Math.min(high, knownHere); population++) {
      for (; slot < int32At(offsets, creation + 1) && int32At(candidate, slot) >= knownHere - population; slot++) {
        redraw += float64At(mutation.redraw, int32At(kind, slot));
        replace += float64At(mutation.replace, int32At(kind, slot));
      }
      const index = population - low;
      rows.redraw[index] = float64At(rows.redraw, index) + logRatio(redraw / population, logRandom, inverse);
      rows.replace[index] = float64At(rows.replace, index) + logRatio(replace / population, logRandom, inverse);
    }
  }
  return rows;
}

// ../wt-cache/src/lineage/best-settings.ts
var MUTATION_MODELS = ["redraw", "replace"];
var TIE5 = 1e-9;
var SLACK = 1e-6;
function findBestSettings(evidence, grid) {
  if (grid.lowPopulation > grid.highPopulation || grid.lowSample > grid.highSample) return null;
  const blocks = [];
  const points = [];
  const queue = new MinHeap((a, b) => blocks[a].best > blocks[b].best);
  let best = Number.NEGATIVE_INFINITY;
  const first = firstPoint(evidence, grid);
  points.push(first);
  best = first.logRatio;
  const isBeaten = (block) => block.best < best - SLACK || block.best <= first.logRatio + TIE5;
  const open2 = (low, high, fromSample, toSample) => {
    const block = measureBlock(evidence, grid, low, high, fromSample, toSample);
    if (isBeaten(block)) return null;
    if (low < high) return block;
    points.push(...pointsOf(block, grid, best));
    best = Math.max(best, block.best);
    return null;
  };
  const halve = (block) => {
    if (isBeaten(block)) return [];
    const { from, to } = promisingSamples(block, grid, best);
    const middle = Math.floor(Math.sqrt(block.low * block.high));
    const halves = [open2(block.low, middle, from, to), open2(middle + 1, block.high, from, to)];
    return halves.filter((half) => half !== null).sort((a, b) => b.best - a.best);
  };
  const wait = (block) => queue.push(blocks.push(block) - 1);
  let next = open2(grid.lowPopulation, grid.highPopulation, grid.lowSample, grid.highSample);
  while (next !== null) {
    const [better, other] = halve(next);
    if (other !== void 0) wait(other);
    next = better ?? null;
  }
  for (let top = queue.pop(); top !== void 0; top = queue.pop()) {
    const block = blocks[top];
    if (isBeaten(block)) break;
    for (const half of halve(block)) wait(half);
  }
  return firstOfTied(points);
}
function firstPoint(evidence, grid) {
  const [mutation] = grid.models;
  const { lowPopulation: population, lowSample: sample } = grid;
  if (mutation === void 0) throw new RangeError("a grid without models");
  const row2 = likelihoodBound(evidence, population, population, sample, sample);
  return { population, sample, mutation, logRatio: float64At(row2[mutation], 0) };
}
function measureBlock(evidence, grid, low, high, fromSample, toSample) {
  const row2 = likelihoodBound(evidence, low, high, fromSample, Math.min(toSample, high));
  let best = Number.NEGATIVE_INFINITY;
  for (const model of grid.models) for (const value of row2[model]) best = Math.max(best, value);
  return { low, high, fromSample, row: row2, best };
}
function promisingSamples(block, grid, best) {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const model of grid.models) {
    block.row[model].forEach((value, index) => {
      if (value < best - SLACK) return;
      from = Math.min(from, block.fromSample + index);
      to = Math.max(to, block.fromSample + index);
    });
  }
  return { from, to };
}
function pointsOf(block, grid, best) {
  const points = [];
  for (const mutation of grid.models) {
    block.row[mutation].forEach((logRatio2, index) => {
      if (logRatio2 < best - SLACK) return;
      points.push({ population: block.low, sample: block.fromSample + index, mutation, logRatio: logRatio2 });
    });
  }
  return points;
}
function firstOfTied(points) {
  const rank = (point2) => MUTATION_MODELS.indexOf(point2.mutation);
  const ordered = [...points].sort(
    (a, b) => rank(a) - rank(b) || a.population - b.population || a.sample - b.sample
  );
  let best = null;
  for (const point2 of ordered) if (best === null || point2.logRatio > best.logRatio + TIE5) best = point2;
  return best;
}

// ../wt-cache/src/lineage/evidence.ts
var LIKELIHOOD_EVALUATIONS = 4e3;
function gatherEvidence(trace2, orders, knownSuccesses, largestPopulation) {
  const creations = orders.creation.slice(0, LIKELIHOOD_EVALUATIONS).sort(
    (a, b) => int32At(knownSuccesses, a) - int32At(knownSuccesses, b) || int32At(orders.creationOf, a) - int32At(orders.creationOf, b)
  );
  const kinds = new MutationKinds(trace2.space);
  const population = new SlidingPopulation(trace2, orders, largestPopulation);
  const offsets = new Int32Column();
  const candidate = new Int32Column();
  const kind = new Int32Column();
  offsets.push(0);
  const found = [];
  for (const creation of creations) {
    population.advanceTo(int32At(knownSuccesses, creation));
    const sequence = int32At(trace2.sequence, creation);
    const length = sequenceLength(trace2.sequences, sequence);
    found.length = 0;
    const addMembers = (of, position) => {
      const { index } = population;
      for (let member = index.firstMember(of); member >= 0; member = index.after(member)) {
        found.push({ candidate: member, position });
      }
    };
    addMembers(sequence, -1);
    population.index.forEachNeighbour(sequence, addMembers);
    found.sort((a, b) => b.candidate - a.candidate);
    for (const { candidate: member, position } of found) {
      candidate.push(member);
      kind.push(kinds.of(length, position));
    }
    offsets.push(candidate.length);
  }
  const seen = creations.reduce((most, creation) => Math.max(most, int32At(knownSuccesses, creation)), 0);
  const qualities = Float64Array.from(
    orders.candidates.subarray(0, seen),
    (evaluation) => float64At(trace2.quality, evaluation)
  );
  return {
    creations: creations.length,
    known: creations.map((creation) => int32At(knownSuccesses, creation)),
    logRandom: Float64Array.from(
      creations,
      (creation) => float64At(
        kinds.redrawLaw.logRandom,
        sequenceLength(trace2.sequences, int32At(trace2.sequence, creation))
      )
    ),
    offsets: offsets.finish(),
    candidate: candidate.finish(),
    kind: kind.finish(),
    mutation: { redraw: kinds.redraw.finish(), replace: kinds.replace.finish() },
    ...rankQualities(qualities)
  };
}
function rankQualities(quality4) {
  const ascending = Int32Array.from(quality4.keys()).sort(
    (a, b) => float64At(quality4, a) - float64At(quality4, b)
  );
  const rank = new Int32Array(quality4.length);
  let ranks = 0;
  let last2 = Number.NaN;
  for (const candidate of ascending) {
    if (float64At(quality4, candidate) !== last2) ranks++;
    last2 = float64At(quality4, candidate);
    rank[candidate] = ranks - 1;
  }
  return { rank, ranks };
}
var MutationKinds = class {
  redrawLaw;
  redraw = new Float64Column();
  replace = new Float64Column();
  replaceLaw;
  byPlace = /* @__PURE__ */ new Map();
  byProbabilities = /* @__PURE__ */ new Map();
  positions;
  constructor(space) {
    this.redrawLaw = new MutationLaw(space, "redraw");
    this.replaceLaw = new MutationLaw(space, "replace");
    this.positions = space.length;
  }
  /** Of sequences of `length` that differ at `position`; −1: equal sequences. */
  of(length, position) {
    const place2 = length * (this.positions + 1) + position + 1;
    let kind = this.byPlace.get(place2);
    if (kind === void 0) {
      kind = this.number(
        this.redrawLaw.probability(length, position),
        this.replaceLaw.probability(length, position)
      );
      this.byPlace.set(place2, kind);
    }
    return kind;
  }
  number(redraw, replace) {
    const key = `${redraw} ${replace}`;
    const kind = this.byProbabilities.get(key) ?? this.redraw.length;
    if (kind === this.redraw.length) {
      this.byProbabilities.set(key, kind);
      this.redraw.push(redraw);
      this.replace.push(replace);
    }
    return kind;
  }
};

// ../wt-cache/src/lineage/settings.ts
var DEFAULT_POPULATION = 100;
var DEFAULT_SAMPLE = 5;
var SMALLEST_POPULATION = 10;
var LARGEST_POPULATION = 1e3;
var SMALLEST_SAMPLE = 2;
var LARGEST_SAMPLE = 32;
var ENOUGH_SEARCH_EVIDENCE = 15;
var ENOUGH_SELECTION_EVIDENCE = 10;
var CONTRADICTION = 10;
function fallbackSettings(given, declared) {
  return fallBack(stated(given, declared), null, null);
}
function determineSettings(trace2, orders, knownSuccesses, given, recorded) {
  const said = stated(given, trace2.declared);
  const lastKnown = knownSuccesses[orders.creation[orders.creation.length - 1] ?? 0] ?? 0;
  const highPopulation = Math.min(LARGEST_POPULATION, lastKnown);
  const evidence = gatherEvidence(
    trace2,
    orders,
    knownSuccesses,
    Math.max(highPopulation, said.population ?? 0)
  );
  const grid = {
    lowPopulation: SMALLEST_POPULATION,
    highPopulation,
    lowSample: SMALLEST_SAMPLE,
    highSample: LARGEST_SAMPLE,
    models: MUTATION_MODELS
  };
  const best = findBestSettings(evidence, grid);
  const uniform = bestUniform(evidence, grid);
  if (best === null || uniform === null) return undecided(said, recorded);
  const searchEvidence = Math.max(best.logRatio, uniform.logRatio);
  const selectionEvidence = settleTie(best.logRatio - uniform.logRatio);
  const isUniform = !recorded && said.sample === void 0 && selectionEvidence < ENOUGH_SELECTION_EVIDENCE;
  const point2 = isUniform ? bestUniform(evidence, restrict(grid, { ...said, sample: 1 })) : isFree(said) ? best : findBestSettings(evidence, restrict(grid, said));
  if (point2 === null || !recorded && searchEvidence < ENOUGH_SEARCH_EVIDENCE) {
    return {
      settings: fallBack(said, searchEvidence, selectionEvidence),
      evolves: false,
      warnings: [
        noEvolution(
          said,
          `a random search explains the trace as well (evidence ${searchEvidence.toFixed(1)}, 15 needed)`
        )
      ]
    };
  }
  const shortfall = Math.max(0, searchEvidence - point2.logRatio);
  const settings2 = {
    population: point2.population,
    sample: point2.sample,
    mutation: point2.mutation,
    source: said.population !== void 0 && said.sample !== void 0 && said.source !== null ? said.source : "estimated",
    searchEvidence,
    selectionEvidence,
    shortfall
  };
  return { settings: settings2, evolves: true, warnings: warningsOf(settings2, isUniform) };
}
function rejectSettings(trace2, settings2, given, resolvedShare) {
  const said = stated(given, trace2.declared);
  const percent2 = Math.round(resolvedShare * 100);
  return {
    settings: fallBack(said, settings2.searchEvidence, settings2.selectionEvidence),
    evolves: false,
    warnings: [
      noEvolution(
        said,
        `only ${percent2} % of the evolved evaluations have a possible parent in their population`
      )
    ]
  };
}
function stated(given, declared) {
  const population = given.population ?? declared.population;
  const sample = given.sample ?? declared.sample;
  const isGiven = given.population !== void 0 || given.sample !== void 0;
  const isDeclared = declared.population !== void 0 || declared.sample !== void 0;
  return {
    population,
    sample,
    mutation: given.mutation,
    source: isGiven ? "given" : isDeclared ? "header" : null
  };
}
function isFree({ population, sample, mutation }) {
  return population === void 0 && sample === void 0 && mutation === void 0;
}
function restrict(grid, said) {
  return {
    lowPopulation: said.population ?? Math.max(grid.lowPopulation, said.sample ?? 0),
    highPopulation: said.population ?? grid.highPopulation,
    // A population of one leaves no other sample.
    lowSample: said.sample ?? Math.min(grid.lowSample, said.population ?? grid.lowSample),
    highSample: said.sample ?? grid.highSample,
    models: said.mutation === void 0 ? grid.models : [said.mutation]
  };
}
function settleTie(logRatio2) {
  return Math.abs(logRatio2) <= TIE5 ? 0 : logRatio2;
}
function bestUniform(evidence, grid) {
  const { lowPopulation, highPopulation } = grid;
  if (lowPopulation > highPopulation) return null;
  const rows = uniformLikelihood(evidence, lowPopulation, highPopulation);
  const points = grid.models.flatMap(
    (mutation) => Array.from(rows[mutation], (logRatio2, index) => ({
      population: lowPopulation + index,
      sample: 1,
      mutation,
      logRatio: logRatio2
    }))
  );
  return firstOfTied(points);
}
function fallBack(said, searchEvidence, selectionEvidence) {
  const population = said.population ?? Math.max(DEFAULT_POPULATION, said.sample ?? 0);
  return {
    population,
    sample: said.sample ?? Math.min(DEFAULT_SAMPLE, population),
    mutation: null,
    source: said.population !== void 0 && said.sample !== void 0 && said.source !== null ? said.source : "default",
    searchEvidence,
    selectionEvidence,
    shortfall: null
  };
}
function undecided(said, recorded) {
  const warning2 = noEvolution(said, "too few evaluations succeeded to tell");
  return { settings: fallBack(said, null, null), evolves: recorded, warnings: recorded ? [] : [warning2] };
}
function noEvolution(said, reason) {
  const settings2 = fallBack(said, null, null);
  return {
    code: "not-regularized-evolution",
    message: `no regularized evolution found: ${reason}; what needs lineage is skipped, P = ${settings2.population} and s = ${settings2.sample} are ${settings2.source}`,
    count: 1
  };
}
function warningsOf(settings2, isUniform) {
  const warnings = [];
  if (isUniform) {
    warnings.push({
      code: "selection-not-by-quality",
      message: `parents are not selected by quality (evidence ${settings2.selectionEvidence?.toFixed(1)}, 10 needed); s = 1 is assumed`,
      count: 1
    });
  }
  if (settings2.source !== "estimated" && settings2.shortfall !== null && settings2.shortfall >= CONTRADICTION) {
    warnings.push({
      code: "settings-contradicted",
      message: `the settings used contradict the trace: others are more likely by ${settings2.shortfall.toFixed(1)} (natural log); leave out --population and --sample to estimate them`,
      count: 1
    });
  }
  return warnings;
}

// ../wt-cache/src/lineage/stages.ts
function stagesOf(known, population) {
  const stage = Uint8Array.from(known.successes, (successes) => successes < population ? 1 : 2);
  let stage2 = 0;
  for (let row2 = 0; row2 < stage.length; row2++) stage2 += at(stage, row2) - 1;
  return { stage, stage1: stage.length - stage2, stage2, known };
}

// ../wt-cache/src/lineage/index.ts
function deriveAncestry(trace2, orders, given) {
  const { known } = orders;
  if (known === null) return withoutTimes(trace2, given);
  const recorded = trace2.parentsRecorded;
  const donors2 = deriveDonors(trace2, orders, known);
  const verdict = determineSettings(trace2, orders, known.successes, given, recorded);
  const stages = stagesOf(known, verdict.settings.population);
  const none = (reason, settings2, warnings2) => {
    const stagesNow = stagesOf(known, settings2.population);
    return {
      settings: settings2,
      stages: stagesNow,
      lineage: skipped(reason),
      eligible: stagesNow.stage2,
      donors: donors2,
      warnings: warnings2
    };
  };
  if (stages.stage2 === 0) {
    return none(
      "the search ended before its evolution began (no stage 2)",
      verdict.settings,
      verdict.warnings
    );
  }
  if (!verdict.evolves)
    return none("no regularized evolution found in the trace", verdict.settings, verdict.warnings);
  const { population, sample, mutation } = verdict.settings;
  const model = { population, sample, mutation: mutation ?? "redraw" };
  const replay2 = (recorded ? recordedReplay : inferredReplay)(trace2, orders, known.successes, model);
  const lineage2 = summarizeLineage(trace2, recorded ? "recorded" : "inferred", replay2);
  if (!recorded && lineage2.resolved * 2 < lineage2.eligible) {
    const rejected = rejectSettings(trace2, verdict.settings, given, lineage2.resolved / lineage2.eligible);
    return none("no regularized evolution found in the trace", rejected.settings, rejected.warnings);
  }
  const warnings = [...verdict.warnings, ...unresolvedWarning(lineage2)];
  return { settings: verdict.settings, stages, lineage: lineage2, eligible: lineage2.eligible, donors: donors2, warnings };
}
function withoutTimes(trace2, given) {
  const reason = skipped("needs start and end (or submit and gather) times, which the trace does not have");
  return {
    settings: fallbackSettings(given, trace2.declared),
    stages: reason,
    lineage: reason,
    eligible: null,
    donors: reason,
    warnings: []
  };
}
function unresolvedWarning(lineage2) {
  if (lineage2.unresolved === 0) return [];
  return [
    {
      code: "unresolved-parents",
      message: "evolved evaluations have no likely parent in their population (another retirement rule, restarts, or other operators)",
      count: lineage2.unresolved
    }
  ];
}

// ../wt-cache/src/pipeline/facts.ts
var DEFAULT_PREFIX_LENGTH = 3;
function deriveFacts(trace2, options) {
  const orders = ordersOf(trace2);
  const ancestry = deriveAncestry(trace2, orders, options);
  const facts2 = {
    trace: trace2,
    orders,
    settings: ancestry.settings,
    window: options.window ?? ancestry.settings.population,
    prefixLength: Math.min(options.prefixLength ?? DEFAULT_PREFIX_LENGTH, trace2.sequences.maxLength),
    stages: ancestry.stages,
    donors: ancestry.donors,
    lineage: ancestry.lineage
  };
  return { facts: facts2, ancestry };
}

// ../wt-cache/src/simulate/space.ts
function numbered(count3) {
  return Array.from({ length: count3 }, (_, choice5) => choice5);
}

// ../wt-cache/src/simulate/spaces.ts
var CELL_OPERATIONS = ["none", "skip_connect", "nor_conv_1x1", "nor_conv_3x3", "avg_pool_3x3"];
var CELL_EDGES = ["0_1", "0_2", "1_2", "0_3", "1_3", "2_3"];
var DENSE_OPTIONS = 391;
var LAYERS_A_BLOCK = 3;
var SPACES = {
  nasbench201: CELL_EDGES.map((edge) => ({ name: `edge_${edge}`, choices: CELL_OPERATIONS })),
  macro: Array.from({ length: 8 }, (_, layer) => ({ name: `layer_${layer}`, choices: numbered(3) })),
  attn: denseBlocks(2),
  attn54: denseBlocks(6)
};
function denseBlocks(blocks) {
  const options = Array.from({ length: blocks }, () => blockOptions()).flat();
  return options.map((count3, node3) => ({ name: `vnode_${node3}`, choices: numbered(count3) }));
}
function blockOptions() {
  return Array.from({ length: LAYERS_A_BLOCK }, (_, l) => [DENSE_OPTIONS, ...Array(l + 1).fill(2)]).flat();
}

// ../wt-cache/src/simulate/options.ts
var SIMULATE_DEFAULTS = {
  space: SPACES.nasbench201,
  objective: null,
  epistasis: 2,
  invalid: 0,
  evaluations: 1e3,
  population: 100,
  sample: 5,
  workers: 32,
  mutation: "redraw",
  selection: "tournament",
  search: "evolution",
  retire: "oldest",
  durations: "lognormal",
  durationMean: 60,
  durationSpread: 0.3,
  durationArchitecture: 0.5,
  workerSpread: 0,
  quantum: 1,
  mutationBias: 0,
  scheduler: "fifo",
  transfer: false,
  transferTime: 0.5,
  transferGain: 0.5,
  noise: 0.1,
  failures: 0,
  workerFailures: 0,
  workerDowntime: 60,
  seed: 0
};

// ../wt-cache/src/trace/choices.ts
var PLAIN_NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/;
function choiceLabel(choice5) {
  if (typeof choice5 === "number") return String(choice5 === 0 ? 0 : choice5);
  return PLAIN_NUMBER.test(choice5) ? String(Number(choice5) || 0) : choice5;
}
var ChoiceInterner = class {
  codes = /* @__PURE__ */ new Map();
  recent = /* @__PURE__ */ new Map();
  labels = [];
  declared;
  constructor(declared = []) {
    this.declared = declared.length > 0;
    for (const choice5 of declared) this.intern(choice5);
  }
  /** The number of this choice at this position, new or known. */
  intern(choice5) {
    const known = this.recent.get(choice5);
    if (known !== void 0) return known;
    const label2 = choiceLabel(choice5);
    let code = this.codes.get(label2);
    if (code === void 0) {
      code = this.labels.length;
      this.labels.push(label2);
      this.codes.set(label2, code);
    }
    this.recent.set(choice5, code);
    return code;
  }
  /** The labels in order, and for each interned number its rank in that order. */
  ordered() {
    const order = this.labels.map((_, code) => code);
    if (!this.declared) {
      const compare2 = this.labels.every(isNumeric) ? compareNumeric : compareCodePoints;
      order.sort((a, b) => compare2(this.labels[a], this.labels[b]));
    }
    const rankOf = new Int32Array(order.length);
    order.forEach((code, rank) => {
      rankOf[code] = rank;
    });
    return { labels: order.map((code) => this.labels[code]), rankOf };
  }
};
function variableNode(name, labels) {
  const numeric = labels.every((label2) => isNumeric(label2) && String(Number(label2)) === label2);
  return { name, labels, choices: numeric ? labels.map(Number) : labels };
}
function isNumeric(label2) {
  return label2.trim() !== "" && Number.isFinite(Number(label2));
}
function compareNumeric(a, b) {
  return Number(a) - Number(b) || compareCodePoints(a, b);
}

// ../wt-cache/src/trace/lanes.ts
function inferLanes(start, end) {
  const lane = new Int32Array(start.length).fill(-1);
  const order = Int32Array.from({ length: start.length }, (_, row2) => row2).filter((row2) => !Number.isNaN(start[row2]) && !Number.isNaN(end[row2])).sort((a, b) => float64At(start, a) - float64At(start, b) || a - b);
  const busy = new MinHeap((a, b) => float64At(end, a) < float64At(end, b));
  const free = new MinHeap((a, b) => a < b);
  let lanes = 0;
  for (const row2 of order) {
    for (let job = busy.peek(); job !== void 0 && float64At(end, job) <= float64At(start, row2); job = busy.peek()) {
      busy.pop();
      free.push(int32At(lane, job));
    }
    lane[row2] = free.pop() ?? lanes++;
    busy.push(row2);
  }
  return { lane, lanes };
}

// ../wt-cache/src/trace/sequence-interner.ts
var SequenceInterner = class {
  offsets = new Int32Column();
  codes = new Int32Column(8192);
  hashes = new Int32Column();
  slots = new Int32Array(2048).fill(-1);
  pending = new Int32Array(64);
  constructor() {
    this.offsets.push(0);
  }
  /** A buffer for the codes of the next sequence, at least `length` long. */
  scratch(length) {
    if (this.pending.length < length) this.pending = new Int32Array(length * 2);
    return this.pending;
  }
  /** The number of the sequence whose first `length` codes stand in the scratch buffer. */
  intern(length) {
    const hash = hashCodes(this.pending, length);
    let slot = hash & this.slots.length - 1;
    for (let id2 = int32At(this.slots, slot); id2 >= 0; id2 = int32At(this.slots, slot)) {
      if (this.hashes.get(id2) === hash && this.equals(id2, length)) return id2;
      slot = slot + 1 & this.slots.length - 1;
    }
    const id = this.hashes.length;
    this.slots[slot] = id;
    this.hashes.push(hash);
    for (let position = 0; position < length; position++) this.codes.push(int32At(this.pending, position));
    this.offsets.push(this.codes.length);
    if (this.hashes.length * 2 > this.slots.length) this.grow();
    return id;
  }
  /** The table in lexicographic order under each position's code ranks, and each provisional id's place. */
  finish(rankOf) {
    const offsets = this.offsets.finish();
    const codes = this.codes.finish();
    const lengths = measure(offsets);
    for (let id = 0; id < lengths.count; id++) {
      const from = int32At(offsets, id);
      for (let index = from; index < int32At(offsets, id + 1); index++) {
        codes[index] = int32At(rankOf[index - from], int32At(codes, index));
      }
    }
    const order = lexicographicOrder(offsets, codes, lengths.maxLength);
    const idOf2 = new Int32Array(lengths.count);
    const orderedOffsets = new Int32Array(lengths.count + 1);
    const orderedCodes = new Int32Array(codes.length);
    let filled2 = 0;
    let largest = 0;
    for (let rank = 0; rank < lengths.count; rank++) {
      const id = int32At(order, rank);
      idOf2[id] = rank;
      for (let index = int32At(offsets, id); index < int32At(offsets, id + 1); index++) {
        const code = int32At(codes, index);
        if (code > largest) largest = code;
        orderedCodes[filled2++] = code;
      }
      orderedOffsets[rank + 1] = filled2;
    }
    return {
      table: { ...lengths, offsets: orderedOffsets, codes: narrowCodes(orderedCodes, largest) },
      idOf: idOf2
    };
  }
  equals(id, length) {
    const from = this.offsets.get(id);
    if (this.offsets.get(id + 1) - from !== length) return false;
    for (let position = 0; position < length; position++) {
      if (this.codes.get(from + position) !== this.pending[position]) return false;
    }
    return true;
  }
  grow() {
    const slots = new Int32Array(this.slots.length * 2).fill(-1);
    for (let id = 0; id < this.hashes.length; id++) {
      let slot = this.hashes.get(id) & slots.length - 1;
      while (int32At(slots, slot) >= 0) slot = slot + 1 & slots.length - 1;
      slots[slot] = id;
    }
    this.slots = slots;
  }
};
function measure(offsets) {
  const count3 = offsets.length - 1;
  let minLength = count3 === 0 ? 0 : Number.POSITIVE_INFINITY;
  let maxLength = 0;
  for (let id = 0; id < count3; id++) {
    const length = int32At(offsets, id + 1) - int32At(offsets, id);
    minLength = Math.min(minLength, length);
    maxLength = Math.max(maxLength, length);
  }
  return { count: count3, minLength, maxLength };
}
function hashCodes(codes, length) {
  let hash = length;
  for (let position = 0; position < length; position++) {
    hash = Math.imul(hash ^ int32At(codes, position), 2246822507);
    hash = Math.imul(hash ^ hash >>> 13, 3266489909);
    hash ^= hash >>> 16;
  }
  return hash;
}

// ../wt-cache/src/trace/builder.ts
var TIME_COLUMNS = ["start", "end", "submit", "gather"];
var TraceBuilder = class {
  header;
  nodeNames;
  choices = [];
  interner = new SequenceInterner();
  sequence = new Int32Column();
  times;
  quality = new Float64Column();
  worker = new Int32Column();
  workerCodes = /* @__PURE__ */ new Map();
  errors = /* @__PURE__ */ new Map();
  lines = new Int32Column();
  ids = [];
  parents = /* @__PURE__ */ new Map();
  transferred = new Int32Column();
  tensorOffsets = new Int32Column();
  tensorIds = new Int32Column();
  tensorCodes = /* @__PURE__ */ new Map();
  seenId = false;
  seenTransfer = false;
  seenTensors = false;
  /** `nodeNames` names the positions where the header declares no space; missing ones become `node1` … */
  constructor(header = {}, nodeNames = []) {
    this.header = header;
    this.nodeNames = nodeNames;
    for (const node3 of header.space ?? []) this.choices.push(new ChoiceInterner(node3.choices));
    this.times = {
      start: new Float64Column(),
      end: new Float64Column(),
      submit: new Float64Column(),
      gather: new Float64Column()
    };
    this.tensorOffsets.push(0);
  }
  /** Number of evaluations added. */
  get length() {
    return this.sequence.length;
  }
  /** `line`: where the record stands in its file, 0 where it comes from none. */
  add(record, line = 0) {
    const evaluation = this.length;
    this.lines.push(line);
    this.sequence.push(this.addSequence(record.arch));
    for (const column of TIME_COLUMNS) this.times[column].push((record[column] ?? Number.NaN) + 0);
    this.quality.push((record.quality ?? Number.NaN) + 0);
    this.worker.push(record.worker === void 0 ? -1 : intern(this.workerCodes, record.worker));
    if (record.error !== void 0) this.errors.set(evaluation, record.error);
    if (record.id !== void 0) this.seenId = true;
    this.ids.push(record.id);
    if (record.parent !== void 0) this.parents.set(evaluation, record.parent);
    if (record.transferred !== void 0) this.seenTransfer = true;
    this.transferred.push(record.transferred ?? -1);
    if (record.tensors !== void 0) this.seenTensors = true;
    for (const tensor2 of record.tensors ?? []) this.tensorIds.push(intern(this.tensorCodes, tensor2));
    this.tensorOffsets.push(this.tensorIds.length);
  }
  build(facts2) {
    const evaluations = this.length;
    const orders = this.choices.map((choices2) => choices2.ordered());
    const { table, idOf: idOf2 } = this.interner.finish(orders.map((order) => order.rankOf));
    const sequence = this.sequence.finish().map((provisional) => int32At(idOf2, provisional));
    const times = this.finishTimes();
    const space = orders.map(({ labels }, position) => variableNode(this.nodeName(position), labels));
    const { population, sample } = this.header;
    return {
      ...facts2,
      clockOrigin: (facts2.clockOrigin ?? 0) + (this.header.clockOrigin ?? 0),
      declared: {
        ...population === void 0 ? {} : { population },
        ...sample === void 0 ? {} : { sample }
      },
      evaluations,
      ...times,
      ...this.finishWorkers(times),
      quality: this.quality.finish(),
      errors: this.errors,
      sequences: table,
      sequence,
      space,
      spaceDeclared: this.header.space !== void 0,
      lines: this.finishLines(),
      ids: this.seenId ? this.ids.map((id, row2) => id ?? `#${row2 + 1}`) : null,
      ...this.finishParents(),
      transferred: this.transferred.finish(),
      transfersRecorded: this.seenTransfer,
      tensors: this.seenTensors ? this.finishTensors() : null
    };
  }
  addSequence(arch) {
    while (this.choices.length < arch.length) this.choices.push(new ChoiceInterner());
    const codes = this.interner.scratch(arch.length);
    for (let position = 0; position < arch.length; position++) {
      codes[position] = this.choices[position].intern(arch[position]);
    }
    return this.interner.intern(arch.length);
  }
  nodeName(position) {
    return this.header.space?.[position]?.name ?? this.nodeNames[position] ?? `node${position + 1}`;
  }
  /** Submit and gather stand in where the trace has neither start nor end (METHOD §1). */
  finishTimes() {
    const columns = {
      start: this.times.start.finish(),
      end: this.times.end.finish(),
      submit: this.times.submit.finish(),
      gather: this.times.gather.finish()
    };
    const present2 = TIME_COLUMNS.filter((name) => columns[name].some((value) => !Number.isNaN(value)));
    const times = new Set(present2);
    const managerClockOnly = !times.has("start") && !times.has("end") && present2.length > 0;
    if (managerClockOnly) {
      if (times.has("submit")) times.add("start");
      if (times.has("gather")) times.add("end");
      columns.start = columns.submit;
      columns.end = columns.gather;
    }
    return { ...columns, times, managerClockOnly };
  }
  finishWorkers(times) {
    const workers = [...this.workerCodes.keys()];
    if (workers.length > 0) return { worker: this.worker.finish(), workers, workersInferred: false };
    if (!times.times.has("start") || !times.times.has("end")) {
      return { worker: this.worker.finish(), workers: [], workersInferred: false };
    }
    const { lane, lanes } = inferLanes(times.start, times.end);
    return {
      worker: lane,
      workers: Array.from({ length: lanes }, (_, index) => `lane${index + 1}`),
      workersInferred: true
    };
  }
  /** A parent is named by id; the first record of that id is meant. */
  finishParents() {
    const rowOf = /* @__PURE__ */ new Map();
    this.ids.forEach((id, row2) => {
      if (id !== void 0 && !rowOf.has(id)) rowOf.set(id, row2);
    });
    const parent = new Int32Array(this.length).fill(-1);
    const absentParents = /* @__PURE__ */ new Map();
    for (const [evaluation, id] of this.parents) {
      parent[evaluation] = rowOf.get(id) ?? -2;
      if (parent[evaluation] === -2) absentParents.set(evaluation, id);
    }
    return { parent, parentsRecorded: this.parents.size > 0, absentParents };
  }
  finishLines() {
    const lines = this.lines.finish();
    return lines.some((line) => line > 0) ? lines : null;
  }
  finishTensors() {
    return {
      offsets: this.tensorOffsets.finish(),
      ids: this.tensorIds.finish(),
      names: [...this.tensorCodes.keys()]
    };
  }
};
function intern(codes, text2) {
  const known = codes.get(text2);
  if (known !== void 0) return known;
  codes.set(text2, codes.size);
  return codes.size - 1;
}

// ../wt-cache/src/simulate/durations.ts
import exp from "@stdlib/math-base-special-exp";

// ../wt-cache/src/simulate/hash.ts
var SQRT_12 = Math.sqrt(12);

// ../wt-cache/src/simulate/streams.ts
var HALF_STEP = 2 ** -54;

// ../wt-cache/src/stats/student-interval.ts
var TABLE = Float64Array.of(
  12.706,
  4.303,
  3.182,
  2.776,
  2.571,
  2.447,
  2.365,
  2.306,
  2.262,
  2.228,
  2.201,
  2.179,
  2.16,
  2.145,
  2.131,
  2.12,
  2.11,
  2.101,
  2.093,
  2.086,
  2.08,
  2.074,
  2.069,
  2.064,
  2.06,
  2.056,
  2.052,
  2.048,
  2.045,
  2.042
);

// ../wt-cache/src/replay/figures/panels.ts
var PANEL_SPACING = 26;
var AXIS_WIDTH3 = 54;
var PANEL_WIDTH = (DOUBLE_COLUMN - PANEL_SPACING) / 2 - AXIS_WIDTH3;

// ../wt-cache/src/replay/figures/hit-rate.ts
var STYLES3 = {
  limit: { color: COLORS.black, dash: [1, 0], shape: "diamond" },
  min: { color: COLORS.grey, dash: [8, 3, 2, 3], shape: "diamond" },
  lru: { color: COLORS.blue, dash: [1, 0], shape: "circle" },
  fifo: { color: COLORS.orange, dash: [5, 3], shape: "square" },
  lfu: { color: COLORS.green, dash: [2, 2], shape: "triangle-up" },
  "2q": { color: COLORS.purple, dash: [7, 2, 2, 2], shape: "triangle-down" },
  "s3-fifo": { color: COLORS.red, dash: [4, 2], shape: "cross" }
};

// ../wt-cache/src/replay/figures/paper-rules.ts
var STYLES4 = {
  popular: { color: COLORS.blue, dash: [1, 0], shape: "circle" },
  likely: { color: COLORS.red, dash: [5, 3], shape: "square" },
  tiers: { color: COLORS.green, dash: [2, 2], shape: "triangle-up" },
  prefetch: { color: COLORS.purple, dash: [7, 2, 2, 2], shape: "diamond" },
  push: { color: COLORS.orange, dash: [1, 0], shape: "triangle-down" },
  broadcast: { color: COLORS.black, dash: [4, 2], shape: "cross" }
};

// ../wt-cache/src/ingest/findings.ts
function findingText(finding) {
  return `${finding.file}:${finding.line}: ${finding.field}: ${finding.message}`;
}
var FindingLog = class {
  limit;
  kept = [];
  warnings = [];
  /** The record inside which the file ends, if it does. */
  cut = [];
  errorCount = 0;
  /** `limit` is the number of errors kept; warnings are few and all kept. */
  constructor(limit2) {
    this.limit = limit2;
  }
  add(finding) {
    if (finding.severity === "warning") {
      this.warnings.push(finding);
      return;
    }
    this.errorCount++;
    if (finding.code === "record-cut") this.cut.push(finding);
    if (this.kept.length < this.limit) this.kept.push(finding);
  }
  get findingCount() {
    return this.errorCount + this.warnings.length;
  }
  get errors() {
    return this.kept;
  }
  /** Kept errors and warnings, by line. */
  get findings() {
    return [...this.kept, ...this.warnings].sort((a, b) => a.line - b.line);
  }
};

// ../wt-cache/src/ingest/decompress.ts
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";

// ../wt-cache/src/ingest/stream-start.ts
async function startOf(chunks, bytes) {
  const rest = chunks[Symbol.asyncIterator]();
  const parts = [];
  let length = 0;
  while (length < bytes) {
    const next = await rest.next();
    if (next.done === true) break;
    parts.push(next.value);
    length += next.value.length;
  }
  return { head: parts.length === 1 && parts[0] !== void 0 ? parts[0] : Buffer.concat(parts), rest };
}
async function* resume(start) {
  try {
    if (start.head.length > 0) yield start.head;
    for (; ; ) {
      const next = await start.rest.next();
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    await start.rest.return?.();
  }
}

// ../wt-cache/src/ingest/decompress.ts
var COMPRESSIONS = [
  {
    name: "gzip",
    magic: [31, 139],
    unpack: gunzip,
    isDamage: (error) => "code" in error && String(error.code).startsWith("Z_")
  },
  {
    name: "zstd",
    magic: [40, 181, 47, 253],
    unpack: unzstd,
    isDamage: (error) => error instanceof ZstdDamage
  }
];
async function* decompress(file, chunks) {
  const start = await startOf(chunks, 4);
  const compression = COMPRESSIONS.find(({ magic }) => magic.every((byte, i) => start.head[i] === byte));
  if (compression === void 0) {
    yield* resume(start);
    return;
  }
  try {
    yield* compression.unpack(resume(start));
  } catch (error) {
    if (!(error instanceof Error && compression.isDamage(error))) throw error;
    throw new NastraceError(
      "source-unreadable",
      `${file}: the ${compression.name} data is damaged or ends early (${error.message}); make the file anew`
    );
  }
}
async function* gunzip(chunks) {
  const stream = createGunzip();
  pipeline(Readable.from(chunks), stream).catch(() => void 0);
  for await (const chunk of stream) yield chunk;
}
var ZstdDamage = class extends Error {
};
async function* unzstd(chunks) {
  const { Decompress } = await import("fzstd");
  let unpacked = [];
  const stream = new Decompress((piece) => {
    unpacked.push(piece);
  });
  const push2 = (chunk, isLast) => {
    try {
      stream.push(chunk, isLast);
    } catch (error) {
      throw new ZstdDamage(error instanceof Error ? error.message : String(error));
    }
    const pieces = unpacked;
    unpacked = [];
    return pieces;
  };
  for await (const chunk of chunks) yield* push2(chunk, false);
  yield* push2(new Uint8Array(0), true);
}

// ../wt-cache/src/ingest/show-value.ts
var LONGEST_SHOWN = 60;
var UNSAFE = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
function showValue(value) {
  if (value === void 0) return "nothing";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return quoteText(value);
  return escapeUnsafe(cut(JSON.stringify(value) ?? String(value)));
}
function showName(name) {
  return /^[\w:.()[\]/-]{1,60}$/.test(name) ? name : quoteText(name);
}
function showNames(names) {
  const shown = names.slice(0, 12).map(showName).join(", ");
  return names.length > 12 ? `${shown} and ${names.length - 12} more` : shown;
}
function quoteText(text2) {
  return escapeUnsafe(JSON.stringify(cut(text2)));
}
function cut(text2) {
  return text2.length > LONGEST_SHOWN ? `${text2.slice(0, LONGEST_SHOWN)}\u2026` : text2;
}
function escapeUnsafe(text2) {
  return text2.replace(UNSAFE, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

// ../wt-cache/src/ingest/fields.ts
var FIELDS = [
  "arch",
  "quality",
  "start",
  "end",
  "submit",
  "gather",
  "worker",
  "id",
  "parent",
  "transferred",
  "tensors",
  "error"
];
var FIELD_NAMES = {
  arch: ["arch", "arch_seq", "architecture", "sequence"],
  quality: [
    "quality",
    "objective",
    "accuracy",
    "val_accuracy",
    "validation_accuracy",
    "val_acc",
    "score",
    "reward"
  ],
  start: ["start", "timestamp_start", "start_time"],
  end: ["end", "timestamp_end", "end_time"],
  submit: ["submit", "timestamp_submit", "submit_time"],
  gather: ["gather", "timestamp_gather", "gather_time", "elapsed_sec"],
  worker: ["worker", "worker_id", "dequed", "worker_name"],
  id: ["id", "job_id", "evaluation_id"],
  parent: ["parent", "parent_id", "parent_job_id"],
  transferred: ["transferred", "transferred_layers", "layers_transferred"],
  tensors: ["tensors", "tensor_ids"],
  error: ["error", "error_message"]
};
function checkMappedFields(map) {
  for (const name of Object.keys(map)) {
    if (!FIELDS.some((field) => field === name)) {
      throw new NastraceError("usage", `--map: no field ${showName(name)}; fields are ${FIELDS.join(", ")}`);
    }
  }
}

// ../wt-cache/src/ingest/contract.ts
var FORMAT_IDS = ["jsonl", "csv", "deephyper", "optuna"];

// ../wt-cache/src/ingest/line-reader.ts
async function startReading(file, blocks) {
  for (; ; ) {
    const next = await blocks.next();
    if (next.done === true)
      throw new NastraceError("source-empty", `${file}: only blank lines; expected a trace`);
    const block = next.value;
    const index = block.lines.findIndex((line) => line.trim() !== "");
    const head = block.lines[index];
    if (head !== void 0)
      return { head, headLine: block.first + index, blocks: prepend(dropLines(block, index), blocks) };
  }
}
async function* afterHead(reader) {
  let isHead = true;
  for await (const block of reader.blocks) {
    const rest = isHead ? dropLines(block, 1) : block;
    isHead = false;
    if (rest.lines.length > 0) yield rest;
  }
}
function dropLines(block, count3) {
  return { first: block.first + count3, lines: block.lines.slice(count3), open: block.open };
}
async function* prepend(block, rest) {
  try {
    yield block;
    for (; ; ) {
      const next = await rest.next();
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    await rest.return?.();
  }
}

// ../wt-cache/src/ingest/values.ts
var MISSING_NUMBER = /^(?:nan|none|null|<na>)$/i;
var WHOLE_FLOAT = /^(-?\d+)\.0+$/;
var SHORTEST_SLICE = 13;
function numberOrText(text2) {
  const value = Number(text2);
  if (Number.isNaN(value) || text2.trim() === "" || /[xXbBoO]/.test(text2.trim().charAt(1))) return text2;
  return value;
}
function readNumber(cell) {
  const value = Number(cell);
  if (value > 0 && value < Number.POSITIVE_INFINITY && cell.charCodeAt(1) < 65) return value;
  const text2 = cell.trim();
  if (text2 === "" || MISSING_NUMBER.test(text2)) return void 0;
  return numberOrText(text2);
}
function readQuality(cell) {
  const text2 = cell.trim();
  return text2 === "" ? null : numberOrText(text2);
}
function readLabel(cell) {
  const text2 = cell.trim();
  if (text2 === "") return void 0;
  return ownText(WHOLE_FLOAT.exec(text2)?.[1] ?? text2);
}
function ownText(text2) {
  return text2.length < SHORTEST_SLICE ? text2 : Buffer.from(text2, "utf8").toString("utf8");
}

// ../wt-cache/src/ingest/times.ts
var DIGITS = { s: 0, ms: 3, us: 6, ns: 9 };
var DECIMAL = /^\s*([+-]?)(\d+)(?:\.(\d*))?\s*$/;
var ISO = /^\s*(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?)?\s*$/i;
var SMALLEST_EPOCH = 1e8;
var LONG_INTEGER = /"(?:[^"\\]|\\.)*"|(?<![\d.eE+-])-?\d{16,}(?:\.\d+)?(?![\d.eE])/g;
var TimeReader = class {
  unit;
  fixed;
  constructor(unit = "s") {
    this.unit = unit;
  }
  /** Whole seconds to be added to every time read, for the file's own clock. */
  get origin() {
    return this.fixed ?? 0;
  }
  /** A cell: seconds from the origin, undefined when missing, the text where it is no time. */
  readCell(cell) {
    const number = readNumber(cell);
    if (number === void 0) return void 0;
    if (typeof number === "number" && this.unit === "s") return this.plain(number);
    return this.readText(cell);
  }
  /** A JSON value: the same; what is neither number nor text stands as found. */
  readValue(value) {
    if (typeof value === "string") return this.readCell(value);
    if (typeof value !== "number") return value ?? void 0;
    if (this.unit === "s") return this.plain(value);
    return this.readText(String(value));
  }
  /** A cell that holds a span of time, which has no origin. */
  readSpan(cell) {
    const number = readNumber(cell);
    return typeof number === "number" ? number / 10 ** DIGITS[this.unit] : number;
  }
  /** A line of JSON whose long integers are put in quotes, as their digits count here. */
  quoteLongIntegers(line) {
    if (this.unit === "s" || !/\d{16}/.test(line)) return line;
    return line.replace(LONG_INTEGER, (token) => token.startsWith('"') ? token : `"${token}"`);
  }
  readText(text2) {
    const instant = this.parseDecimal(text2) ?? parseIso(text2);
    if (instant !== null) {
      this.fixed ??= Math.abs(instant.whole) >= SMALLEST_EPOCH ? instant.whole : 0;
      return instant.whole - this.fixed + instant.fraction;
    }
    const number = Number(text2);
    return text2.trim() === "" || Number.isNaN(number) ? text2 : this.plain(number / 10 ** DIGITS[this.unit]);
  }
  /** A number of seconds as it stands; the first time of a trace settles that there is no origin. */
  plain(seconds3) {
    this.fixed ??= 0;
    return seconds3 - this.fixed;
  }
  parseDecimal(text2) {
    const match = DECIMAL.exec(text2);
    if (match === null) return null;
    const [, sign = "", integer = "", rest = ""] = match;
    const digits = DIGITS[this.unit];
    const padded = integer.padStart(digits + 1, "0");
    const cut2 = padded.length - digits;
    const whole = Number(padded.slice(0, cut2));
    const fraction = Number(`0.${padded.slice(cut2)}${rest}`);
    return sign === "-" ? { whole: -whole, fraction: -fraction } : { whole, fraction };
  }
};
function parseIso(text2) {
  const match = ISO.exec(text2);
  if (match === null) return null;
  const [
    ,
    year = "",
    month = "",
    day = "",
    hour = "0",
    minute = "0",
    second = "0",
    digits = "0",
    zone = "Z"
  ] = match;
  const milliseconds = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second)
  );
  const date = new Date(milliseconds);
  const isReal = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day) && Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  return isReal ? { whole: milliseconds / 1e3 - zoneSeconds(zone), fraction: Number(`0.${digits}`) } : null;
}
function zoneSeconds(zone) {
  const match = /^([+-])(\d\d):?(\d\d)?$/.exec(zone);
  if (match === null) return 0;
  const [, sign, hours = "0", minutes = "0"] = match;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
}

// ../wt-cache/src/ingest/sequence-text.ts
var LIST_OF_NUMBERS = /^\[[-+\d.eE, ]+\]$/;
var LIST_ITEM = /\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([^,'"[\]]+?))\s*(?:,|$)/y;
function readSequence(text2) {
  const trimmed = text2.trim();
  return trimmed.startsWith("[") && trimmed.endsWith("]") ? readList(trimmed) : splitDashes(trimmed);
}
function readList(text2) {
  const trimmed = text2.trim();
  if (LIST_OF_NUMBERS.test(trimmed)) {
    const inner = trimmed.slice(1, -1).trim();
    return inner.split(inner.includes(",") ? /\s*,\s*/ : /\s+/);
  }
  return parseJsonList(trimmed) ?? parsePythonList(trimmed) ?? text2;
}
function parseJsonList(text2) {
  try {
    const value = JSON.parse(text2);
    return Array.isArray(value) && value.every(isChoice) ? value : void 0;
  } catch {
    return void 0;
  }
}
function isChoice(value) {
  return typeof value === "string" || typeof value === "number";
}
function parsePythonList(text2) {
  if (!text2.startsWith("[") || !text2.endsWith("]")) return void 0;
  const inner = text2.slice(1, -1).trim();
  const items = [];
  LIST_ITEM.lastIndex = 0;
  while (LIST_ITEM.lastIndex < inner.length) {
    const match = LIST_ITEM.exec(inner);
    if (match === null) return void 0;
    items.push(match[3] ?? unescapePython(match[1] ?? match[2] ?? ""));
  }
  return items;
}
function unescapePython(text2) {
  return text2.replace(/\\(['"\\])/g, "$1");
}
function splitDashes(text2) {
  if (!text2.includes("\\")) return text2.split("-");
  const labels = [];
  let label2 = "";
  for (let index = 0; index < text2.length; index++) {
    const mark = text2.charAt(index);
    if (mark === "-") {
      labels.push(label2);
      label2 = "";
    } else {
      if (mark === "\\") index++;
      label2 += text2.charAt(index);
    }
  }
  return [...labels, label2];
}

// ../wt-cache/src/ingest/table/candidate-of-row.ts
function candidateOfRow({ indexOf, architecture, duration }, cells, times) {
  const gather = timeAt(cells, indexOf.gather, times);
  return {
    arch: readArchitecture(architecture, cells),
    quality: qualityAt(cells, indexOf.quality),
    start: timeAt(cells, indexOf.start, times),
    end: timeAt(cells, indexOf.end, times),
    submit: duration < 0 ? timeAt(cells, indexOf.submit, times) : before(gather, times.readSpan(cells[duration])),
    gather,
    worker: labelAt(cells, indexOf.worker),
    id: labelAt(cells, indexOf.id),
    parent: labelAt(cells, indexOf.parent),
    transferred: numberAt(cells, indexOf.transferred),
    tensors: tensorsAt(cells, indexOf.tensors),
    error: errorAt(cells, indexOf.error)
  };
}
function readArchitecture({ columns, isSequence, absentChoice }, cells) {
  if (isSequence) return readSequence(cells[columns[0] ?? -1] ?? "");
  const arch = new Array(columns.length);
  for (let position = 0; position < columns.length; position++) {
    const cell = cells[columns[position]];
    arch[position] = cell.trim() || absentChoice;
  }
  return arch;
}
function numberAt(cells, column) {
  return column < 0 ? void 0 : readNumber(cells[column]);
}
function timeAt(cells, column, times) {
  return column < 0 ? void 0 : times.readCell(cells[column]);
}
function qualityAt(cells, column) {
  const quality4 = readQuality(cells[column]);
  return typeof quality4 === "string" ? ownText(quality4) : quality4;
}
function labelAt(cells, column) {
  return column < 0 ? void 0 : readLabel(cells[column]);
}
function errorAt(cells, column) {
  const text2 = column < 0 ? "" : cells[column].trim();
  return text2 === "" ? void 0 : ownText(text2);
}
function tensorsAt(cells, column) {
  const text2 = column < 0 ? "" : cells[column].trim();
  if (text2 === "") return void 0;
  const items = readList(text2);
  return typeof items === "string" ? items : items.map(String);
}
function before(gather, duration) {
  if (typeof duration === "string") return duration;
  return typeof gather === "number" && typeof duration === "number" ? gather - duration : void 0;
}

// ../wt-cache/src/ingest/column-finder.ts
function namesOf(field, map) {
  const mapped = map[field];
  if (mapped !== void 0) return [mapped];
  const taken = Object.values(map);
  const names = FIELD_NAMES[field];
  const parameters = field === "arch" ? names.map((name) => `p:${name}`) : [];
  const metadata = names.map((name) => `m:${name}`);
  return [...names, ...parameters, ...metadata].filter((name) => !taken.includes(name));
}
function findColumn(file, columns, field, map) {
  const name = namesOf(field, map).find((candidate) => columns.includes(candidate));
  if (name !== void 0) return columns.indexOf(name);
  const mapped = map[field];
  if (mapped === void 0) return -1;
  throw columnsMissing(file, `no column ${showName(mapped)}`, columns, `give --map ${field} one of these`);
}
function columnsMissing(file, what, found, remedy) {
  return new NastraceError("columns-missing", `${file}: ${what}; found ${showNames(found)}; ${remedy}`);
}
function requiredMissing(file, has, found) {
  if (has.arch && has.quality) return null;
  const what = [...has.arch ? [] : ["architecture"], ...has.quality ? [] : ["quality"]];
  const remedies = [
    ...has.arch ? [] : ["--map arch=<column> or --nodes <column>,<column>"],
    ...has.quality ? [] : ["--map quality=<column>"]
  ];
  return columnsMissing(
    file,
    `no ${what.join(" and no ")} column`,
    found,
    `name it with ${remedies.join(" and ")}`
  );
}

// ../wt-cache/src/ingest/record-schema.ts
import { z as z10 } from "zod";

// ../wt-cache/src/ingest/schema-parts.ts
import { z as z9 } from "zod";
function expected(what) {
  return { error: (issue) => `expected ${what}, found ${showValue(issue.input)}` };
}
function nonEmpty(what) {
  return z9.string(expected(what)).refine((text2) => text2 !== "", expected(what));
}
var A_CHOICE = "a choice (text or a number)";
var choice2 = z9.union([nonEmpty(A_CHOICE), z9.number()], expected(A_CHOICE));

// ../wt-cache/src/ingest/record-schema.ts
var FAILURE_MAGNITUDE = 34028234e31;
var FAILURE_TEXT = /^F|^[+-]?(?:nan|NaN|NAN|inf|Inf|INF|infinity|Infinity)$/;
var seconds = z10.number(expected("a finite number of seconds")).optional();
var label = nonEmpty("text or a number").optional();
var layers = z10.int(expected("a whole number of layers")).nonnegative(expected("0 or more layers")).optional();
var outcome = expected('a number or a failure "F\u2026"');
var quality2 = z10.preprocess(
  (value) => typeof value === "number" && !(Math.abs(value) < FAILURE_MAGNITUDE) ? null : value,
  z10.union([z10.number(), z10.null(), z10.string().regex(FAILURE_TEXT, outcome)], outcome)
);
var fields = z10.object({
  arch: z10.array(choice2, expected("a sequence of choices")).refine((items) => items.length > 0, expected("at least one choice")),
  quality: quality2,
  error: label,
  start: seconds,
  end: seconds,
  submit: seconds,
  gather: seconds,
  worker: label,
  id: label,
  parent: label,
  transferred: layers,
  tensors: z10.array(label.unwrap(), expected("a list of tensor ids")).optional()
});
var recordSchema = z10.preprocess(impliedFailure, fields).superRefine(checkOrder).transform(toRecord);
function impliedFailure(value) {
  if (typeof value !== "object" || value === null) return value;
  const { quality: given, error } = value;
  return given === void 0 && typeof error === "string" ? { ...value, quality: null } : value;
}
function checkOrder(record, context) {
  const report = (field, what, found) => {
    context.addIssue({
      code: "custom",
      path: [field],
      message: `expected ${what}, found ${showValue(found)}`
    });
  };
  const { start, end, submit, gather, transferred, arch } = record;
  if (start !== void 0 && end !== void 0 && end < start)
    report("end", `a time from the start (${start}) on`, end);
  if (submit !== void 0 && gather !== void 0 && gather < submit) {
    report("gather", `a time from the submission (${submit}) on`, gather);
  }
  if (transferred !== void 0 && transferred > arch.length) {
    report("transferred", `at most the architecture's ${arch.length} layers`, transferred);
  }
}
function toRecord({ quality: found, error, ...rest }) {
  if (typeof found === "number") return { ...rest, quality: found };
  const text2 = error ?? (found?.startsWith("F") === true ? found : void 0);
  return text2 === void 0 ? { ...rest, quality: null } : { ...rest, quality: null, error: text2 };
}

// ../wt-cache/src/ingest/well-formed.ts
function isWellFormed(candidate) {
  const { arch, quality: quality4, error, start, end, submit, gather, worker, id, parent, transferred, tensors } = candidate;
  if (!Array.isArray(arch) || arch.length === 0) return false;
  for (let position = 0; position < arch.length; position++) {
    if (!isChoice2(arch[position])) return false;
  }
  return isOutcome(quality4, error) && isInterval(start, end) && isInterval(submit, gather) && isLabel(worker) && isLabel(id) && isLabel(parent) && isDepth(transferred, arch.length) && (tensors === void 0 || Array.isArray(tensors) && tensors.every(isName));
}
function isChoice2(value) {
  return typeof value === "string" ? value !== "" : Number.isFinite(value);
}
function isOutcome(quality4, error) {
  if (quality4 === null) return isLabel(error);
  return typeof quality4 === "number" && Math.abs(quality4) < FAILURE_MAGNITUDE && error === void 0;
}
function isInterval(from, to) {
  if (from === void 0) return to === void 0 || Number.isFinite(to);
  if (typeof from !== "number" || !Number.isFinite(from)) return false;
  return to === void 0 || typeof to === "number" && Number.isFinite(to) && to >= from;
}
function isLabel(value) {
  return value === void 0 || isName(value);
}
function isName(value) {
  return typeof value === "string" && value !== "";
}
function isDepth(value, layers2) {
  return value === void 0 || typeof value === "number" && Number.isSafeInteger(value) && value >= 0 && value <= layers2;
}

// ../wt-cache/src/ingest/judge.ts
function judge(candidate, nameField) {
  if (isWellFormed(candidate)) return { record: candidate };
  const verdict = recordSchema.safeParse(candidate);
  if (verdict.success) return { record: verdict.data };
  const problems = verdict.error.issues.map(({ path: [field, item], message }) => ({
    field: nameField(String(field), typeof item === "number" ? item : void 0),
    message
  }));
  return { problems };
}
function nameCanonically(field, item) {
  return item === void 0 ? field : `${field}[${item}]`;
}

// ../wt-cache/src/ingest/natural-order.ts
function compareNatural(a, b) {
  const left = a.match(/\d+|\D+/g) ?? [];
  const right = b.match(/\d+|\D+/g) ?? [];
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const order = compareRuns(left[index] ?? "", right[index] ?? "");
    if (order !== 0) return order;
  }
  return left.length - right.length || compareCodePoints(a, b);
}
function compareRuns(a, b) {
  const digits = /^\d/;
  if (!digits.test(a) || !digits.test(b)) return compareCodePoints(a, b);
  const [shortA, shortB] = [a.replace(/^0+/, ""), b.replace(/^0+/, "")];
  return shortA.length - shortB.length || compareCodePoints(shortA, shortB);
}

// ../wt-cache/src/ingest/table/architecture-columns.ts
function findArchitecture(columns, options, { nodePrefix = "p:", absentChoice }) {
  const asNodes = (indices) => ({
    columns: indices,
    isSequence: false,
    nodeNames: indices.map((index) => withoutPrefix(columns[index] ?? "", nodePrefix)),
    absentChoice
  });
  const { file, map, nodes: nodes2 } = options;
  if (nodes2 !== void 0) return asNodes(nodes2.map((node3) => findNode(file, columns, node3, nodePrefix)));
  const sequence = findColumn(file, columns, "arch", map);
  if (sequence >= 0) return { columns: [sequence], isSequence: true, nodeNames: [], absentChoice };
  const mapped = new Set(Object.values(map));
  const parameters = inNaturalOrder(columns, (name) => name.startsWith(nodePrefix) && !mapped.has(name));
  const numbered2 = inNaturalOrder(columns, (name) => /^\d+$/.test(name));
  return asNodes(parameters.length > 0 ? parameters : numbered2);
}
function findNode(file, columns, node3, prefix) {
  const index = columns.indexOf(columns.includes(node3) ? node3 : `${prefix}${node3}`);
  if (index >= 0) return index;
  throw columnsMissing(file, `no column ${showName(node3)}`, columns, "give --nodes the columns in order");
}
function inNaturalOrder(columns, isNode) {
  const names = columns.filter(isNode).sort(compareNatural);
  return names.map((name) => columns.indexOf(name));
}
function withoutPrefix(name, prefix) {
  return name.startsWith(prefix) ? name.slice(prefix.length) : name;
}

// ../wt-cache/src/ingest/table/plan.ts
function planTable(columns, options, nodes2) {
  const architecture = findArchitecture(columns, options, nodes2);
  const find = (field) => findColumn(options.file, columns, field, options.map);
  const indexOf = Object.fromEntries(
    FIELDS.map((field) => [field, field === "arch" ? architecture.columns[0] ?? -1 : find(field)])
  );
  const missing = requiredMissing(
    options.file,
    { arch: architecture.columns.length > 0, quality: indexOf.quality >= 0 },
    columns
  );
  if (missing !== null) throw missing;
  const hasElapsed = columns[indexOf.gather] === "elapsed_sec" && indexOf.submit < 0;
  return { columns, architecture, indexOf, duration: hasElapsed ? columns.indexOf("duration") : -1 };
}
function nameColumn(plan, field, item) {
  const { columns, architecture, indexOf, duration } = plan;
  if (field === "arch" && !architecture.isSequence)
    return columns[architecture.columns[item ?? 0] ?? -1] ?? field;
  if (field === "submit" && duration >= 0) return "duration";
  const known = FIELDS.find((name) => name === field);
  const column = known === void 0 ? void 0 : columns[indexOf[known]];
  return nameCanonically(column ?? field, item);
}
function ignoredColumns(plan, isExpected) {
  const used = /* @__PURE__ */ new Set([...Object.values(plan.indexOf), ...plan.architecture.columns, plan.duration]);
  return plan.columns.filter((name, index) => !used.has(index) && name !== "" && !isExpected(name));
}

// ../wt-cache/src/ingest/table/rows.ts
import { CsvError, parse as parse2 } from "csv-parse/sync";

// ../wt-cache/src/ingest/table/split-record.ts
var QUOTE = 34;
var COMMA = 44;
function splitRecord(text2) {
  if (!text2.includes('"')) return text2.split(",");
  const cells = [];
  let from = 0;
  for (; ; ) {
    const isQuoted = text2.charCodeAt(from) === QUOTE;
    const close = isQuoted ? closingQuote(text2, from + 1) : cellEnd(text2, from);
    if (close < 0) return "open";
    const end = isQuoted ? close + 1 : close;
    const cell = text2.slice(isQuoted ? from + 1 : from, close);
    if (!isQuoted && cell.includes('"')) return null;
    cells.push(isQuoted && cell.includes('"') ? cell.replaceAll('""', '"') : cell);
    if (end === text2.length) return cells;
    if (text2.charCodeAt(end) !== COMMA) return null;
    from = end + 1;
  }
}
function cellEnd(text2, from) {
  const comma = text2.indexOf(",", from);
  return comma < 0 ? text2.length : comma;
}
function closingQuote(text2, from) {
  let index = text2.indexOf('"', from);
  while (index >= 0 && text2.charCodeAt(index + 1) === QUOTE) index = text2.indexOf('"', index + 2);
  return index;
}

// ../wt-cache/src/ingest/table/rows.ts
var LONGEST_RECORD = 1 << 14;
function splitHeader(head) {
  const cells = splitRecord(head);
  return (Array.isArray(cells) ? cells : [head]).map((name) => name.trim());
}
async function* readRows(blocks) {
  const assembler = new RowAssembler();
  for await (const block of blocks) {
    const last2 = block.lines.length - 1;
    block.lines.forEach((text2, index) => {
      assembler.add(block.first + index, text2, block.open && index === last2);
    });
    yield assembler.take();
  }
  assembler.finish();
  yield assembler.take();
}
var RowAssembler = class {
  rows = [];
  /** The lines of a record whose quoted cell is still open, and where they begin. */
  held = [];
  heldLine = 0;
  heldLength = 0;
  take() {
    const rows = this.rows;
    this.rows = [];
    return rows;
  }
  add(line, text2, open2) {
    if (this.held.length > 0) {
      this.continueRecord(text2, open2);
      return;
    }
    const cells = splitRecord(text2);
    if (cells === "open") {
      this.hold(line, text2);
    } else if (cells !== null) {
      if (text2.trim() !== "") this.rows.push({ line, text: text2, cells, open: open2 });
    } else {
      this.rows.push({ line, text: text2, cells: parseRecord(text2), open: open2 });
    }
  }
  finish() {
    while (this.held.length > 0) this.rejectFirst();
  }
  hold(line, text2) {
    this.held = [text2];
    this.heldLine = line;
    this.heldLength = text2.length;
  }
  continueRecord(text2, open2) {
    this.held.push(text2);
    this.heldLength += text2.length + 1;
    if (text2.includes('"')) {
      const record = this.held.join("\n");
      const cells = splitRecord(record);
      if (Array.isArray(cells)) {
        this.rows.push({ line: this.heldLine, text: record, cells, open: open2 });
        this.held = [];
      }
      if (cells === null) this.rejectFirst();
    } else if (this.heldLength > LONGEST_RECORD) {
      this.rejectFirst();
    }
    if (open2) this.finish();
  }
  /** The first held line opened a cell that nothing closes well: it is no record, the others are read anew. */
  rejectFirst() {
    const [text2 = "", ...others] = this.held;
    const line = this.heldLine;
    this.held = [];
    this.rows.push({
      line,
      text: text2,
      cells: { message: "expected a CSV record, found a quote that is not closed" },
      open: false
    });
    others.forEach((other, index) => {
      this.add(line + 1 + index, other, false);
    });
  }
};
function parseRecord(text2) {
  try {
    const [cells = []] = parse2(text2, { relax_column_count: true, record_delimiter: "\n" });
    return cells;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { message: "expected a CSV record, found a quote in the middle of a cell" };
  }
}

// ../wt-cache/src/ingest/table/decode-table.ts
function decodeTable(lines, options, { isExpected, nodePrefix, absentChoice }) {
  const plan = planTable(splitHeader(lines.head), options, { nodePrefix, absentChoice });
  const times = new TimeReader(options.timeUnit);
  const ignored = ignoredColumns(plan, isExpected);
  return {
    header: {},
    headerProblems: [],
    headerLine: lines.headLine,
    nodeNames: plan.architecture.nodeNames,
    nameField: (field, item) => nameColumn(plan, field, item),
    records: decodeRows(readRows(afterHead(lines)), plan, times),
    clockOrigin: () => times.origin,
    notices: () => noticeIgnored(ignored, lines.headLine)
  };
}
async function* decodeRows(blocks, plan, times) {
  for await (const rows of blocks) yield rows.map((row2) => decodeRow(row2, plan, times));
}
function decodeRow({ line, text: text2, cells, open: open2 }, plan, times) {
  if (!isCells(cells))
    return {
      line,
      text: text2,
      candidate: null,
      problem: { field: "record", message: cells.message, code: "record-malformed" }
    };
  if (cells.length === plan.columns.length)
    return { line, text: text2, candidate: candidateOfRow(plan, cells, times) };
  const isCut = open2 && cells.length < plan.columns.length;
  const where = isCut ? " (the file ends inside this line)" : "";
  const message = `expected ${plan.columns.length} cells, found ${cells.length}${where}`;
  const code = isCut ? "record-cut" : "record-malformed";
  return { line, text: text2, candidate: null, problem: { field: "record", message, code } };
}
function isCells(cells) {
  return Array.isArray(cells);
}
function noticeIgnored(names, line) {
  if (names.length === 0) return [];
  const message = `expected the fields of an evaluation, found also ${showNames(names)}, which are ignored`;
  const warning2 = `columns that are no fields of an evaluation were ignored: ${showNames(names)}`;
  return [{ code: "columns-ignored", line, field: "header", message, warning: warning2, count: names.length }];
}

// ../wt-cache/src/ingest/formats/csv.ts
var csv = {
  id: "csv",
  // One column cannot hold both an architecture and a quality; a bracket begins a JSON array.
  sniff: (head) => head.includes(",") && !head.trimStart().startsWith("["),
  decode: (lines, options) => decodeTable(lines, options, { isExpected: () => false })
};

// ../wt-cache/src/ingest/formats/deephyper.ts
var OWN_COLUMN = /^(?:p:.+|m:.+|arch_seq|elapsed_sec|timestamp_(?:submit|gather)|\d+)$/;
var OBJECTIVE = /^objective(?:_\d+)?$/;
var METADATA = /^(?:m:.+|sol\..+|job_status|pareto_efficient|objective_\d+)$/;
var deephyper = {
  id: "deephyper",
  sniff: (head) => {
    const columns = splitHeader(head);
    return columns.some((name) => OBJECTIVE.test(name)) && columns.some((name) => OWN_COLUMN.test(name));
  },
  decode: (lines, options) => decodeTable(lines, options, { isExpected: (name) => METADATA.test(name) })
};

// ../wt-cache/src/ingest/header-schema.ts
import { z as z11 } from "zod";
var count2 = z11.int(expected("a whole number")).min(1, expected("1 or more")).optional();
var node2 = z11.object(
  {
    name: z11.string(expected("the name of a variable node")),
    choices: z11.array(choice2, expected("a list of choices")).min(1, expected("at least one choice"))
  },
  expected('a variable node {"name", "choices"}')
);
var headerSchema = z11.object({
  nastrace: z11.literal(1, expected("version 1")),
  population: count2,
  sample: count2,
  clockOrigin: z11.number(expected("a finite number of seconds")).optional(),
  space: z11.array(node2, expected("a list of variable nodes")).optional()
}).refine(({ population, sample }) => (sample ?? 1) <= (population ?? Number.POSITIVE_INFINITY), {
  path: ["sample"],
  error: "expected at most the population, found more"
});
function readHeader(value) {
  const verdict = headerSchema.safeParse(value);
  if (verdict.success) {
    const { nastrace: _version, ...header } = verdict.data;
    return { header: withoutGaps(header), problems: [] };
  }
  const problems = verdict.error.issues.map(({ path, message }) => ({
    field: path.map((part) => typeof part === "number" ? `[${part}]` : String(part)).join(".").replaceAll(".[", "["),
    message
  }));
  return { header: {}, problems };
}
function withoutGaps(header) {
  return {
    space: header.space,
    ...header.population === void 0 ? {} : { population: header.population },
    ...header.sample === void 0 ? {} : { sample: header.sample },
    clockOrigin: header.clockOrigin
  };
}

// ../wt-cache/src/ingest/formats/jsonl-keys.ts
var MOST_IGNORED = 1e3;
var KeyReader = class {
  times;
  map;
  nodes;
  namesOf;
  fieldOf = /* @__PURE__ */ new Map();
  seen = /* @__PURE__ */ new Map();
  /** Unknown keys and the first line of each. */
  ignored = /* @__PURE__ */ new Map();
  objects = 0;
  constructor({ map, nodes: nodes2, timeUnit }) {
    this.times = new TimeReader(timeUnit);
    this.map = map;
    this.nodes = nodes2 ?? [];
    this.namesOf = new Map(FIELDS.map((field) => [field, namesOf(field, map)]));
    for (const [field, names] of this.namesOf) for (const name of names) this.fieldOf.set(name, field);
  }
  candidateOf(object, line) {
    this.objects++;
    const candidate = {};
    for (const key in object) {
      const field = this.fieldOf.get(key);
      if (field === void 0) {
        this.ignore(key, line);
      } else if (candidate[field] === void 0 || this.isBetter(field, key, object)) {
        candidate[field] = readValue(field, object[key], this.times);
        if (!this.seen.has(field)) this.seen.set(field, key);
      }
    }
    if (this.nodes.length > 0) candidate.arch = this.choicesOf(object);
    return candidate;
  }
  choicesOf(object) {
    const choices2 = this.nodes.map((node3) => object[node3] ?? object[`p:${node3}`]);
    if (choices2.some((choice5) => choice5 !== void 0)) this.seen.set("arch", "arch");
    return choices2;
  }
  /** The key of a choice where the nodes are keys of their own. */
  nodeName(field, item) {
    return field === "arch" && item !== void 0 ? this.nodes[item] : void 0;
  }
  /** The key under which the trace carries a field. */
  nameOf(field) {
    return FIELDS.map((known) => known === field ? this.seen.get(known) : void 0).find(Boolean) ?? field;
  }
  get arch() {
    return this.seen.has("arch");
  }
  /** A trace of failures alone may say their errors and no quality. */
  get quality() {
    return this.seen.has("quality") || this.seen.has("error");
  }
  /** All keys seen, fields first. */
  get names() {
    return [...this.seen.values(), ...this.ignored.keys()];
  }
  /** Throws `columns-missing` when a mapped key was never seen. */
  checkMapped(file) {
    const absent = FIELDS.find((field) => this.map[field] !== void 0 && !this.seen.has(field));
    const key = absent === void 0 ? void 0 : this.map[absent];
    if (key !== void 0) {
      throw columnsMissing(file, `no key ${key}`, this.names, `give --map ${absent} one of these`);
    }
  }
  /** Whether `key` stands before every other key of this object that carries the field. */
  isBetter(field, key, object) {
    return this.namesOf.get(field)?.find((name) => Object.hasOwn(object, name)) === key;
  }
  ignore(key, line) {
    if (this.ignored.has(key) || this.ignored.size >= MOST_IGNORED) return;
    if (!this.nodes.some((node3) => key === node3 || key === `p:${node3}`)) this.ignored.set(key, line);
  }
};
function readValue(field, value, times) {
  switch (field) {
    case "quality":
      return typeof value === "string" ? readQuality(value) : value;
    case "start":
    case "end":
    case "submit":
    case "gather":
      return times.readValue(value);
    case "transferred":
      return typeof value === "string" ? readNumber(value) : value ?? void 0;
    case "arch":
      return typeof value === "string" ? readSequence(value) : value ?? void 0;
    case "tensors":
      return readTensors(value);
    case "worker":
    case "id":
    case "parent":
      return typeof value === "number" ? String(value) : value ?? void 0;
    default:
      return value ?? void 0;
  }
}
function readTensors(value) {
  if (typeof value === "string") return toLabels(readList(value));
  return Array.isArray(value) ? toLabels(value) : value ?? void 0;
}
function toLabels(value) {
  return typeof value === "string" ? value : value.map((item) => typeof item === "number" ? String(item) : item);
}

// ../wt-cache/src/ingest/formats/jsonl.ts
var jsonl = { id: "jsonl", sniff: (head) => head.trimStart().startsWith("{"), decode };
function decode(lines, options) {
  const first = parseLine(lines.head);
  const isHeader = isObject(first) && Object.hasOwn(first, "nastrace");
  const { header, problems } = isHeader ? readHeader(first) : { header: {}, problems: [] };
  const keys = new KeyReader(options);
  return {
    header,
    headerProblems: problems,
    headerLine: lines.headLine,
    nodeNames: options.nodes ?? [],
    nameField: (field, item) => keys.nodeName(field, item) ?? nameCanonically(keys.nameOf(field), item),
    records: decodeBlocks(isHeader ? afterHead(lines) : lines.blocks, keys, options.file),
    clockOrigin: () => keys.times.origin,
    notices: () => ignoredKeys(keys)
  };
}
async function* decodeBlocks(blocks, keys, file) {
  for await (const block of blocks) yield decodeBlock(block, keys);
  if (keys.objects === 0) return;
  keys.checkMapped(file);
  const missing = requiredMissing(file, keys, keys.names);
  if (missing !== null) throw missing;
}
function decodeBlock(block, keys) {
  const records = [];
  block.lines.forEach((text2, index) => {
    if (text2.trim() === "") return;
    const line = block.first + index;
    const value = parseLine(keys.times.quoteLongIntegers(text2));
    if (isObject(value) && !Object.hasOwn(value, "nastrace")) {
      records.push({ line, text: text2, candidate: keys.candidateOf(value, line) });
      return;
    }
    const isCut = block.open && index === block.lines.length - 1;
    records.push({
      line,
      text: text2,
      candidate: null,
      problem: {
        field: "record",
        message: describe(value, text2, isCut),
        code: isCut ? "record-cut" : "record-malformed"
      }
    });
  });
  return records;
}
function describe(value, text2, isCut) {
  if (isObject(value)) return "expected the header on the first line only, found it again";
  const found = value === void 0 ? showValue(text2) : showValue(value);
  return `expected one JSON object, found ${found}${isCut ? " (the file ends inside this line)" : ""}`;
}
var BARE_TOKEN = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g;
function parseLine(text2) {
  return tryParse(text2) ?? (/NaN|Infinity/.test(text2) ? tryParse(replaceBareTokens(text2)) : void 0);
}
function replaceBareTokens(text2) {
  return text2.replace(BARE_TOKEN, (token) => token.startsWith('"') ? token : "null");
}
function tryParse(text2) {
  try {
    return JSON.parse(text2);
  } catch {
    return void 0;
  }
}
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function ignoredKeys(keys) {
  if (keys.ignored.size === 0) return [];
  const names = [...keys.ignored.keys()];
  const line = keys.ignored.get(names[0] ?? "") ?? 1;
  const message = `expected the fields of an evaluation, found also ${showNames(names)}, which are ignored`;
  const warning2 = `keys that are no fields of an evaluation were ignored: ${showNames(names)}`;
  return [{ code: "keys-ignored", line, field: "record", message, warning: warning2, count: names.length }];
}

// ../wt-cache/src/ingest/formats/optuna.ts
var OWN_COLUMN2 = /^(?:duration|(?:user_attrs|system_attrs|intermediate_values)_.+|values_.+|state|number|datetime_.+)$/;
var COLUMN_OF = {
  id: "number",
  start: "datetime_start",
  end: "datetime_complete",
  error: "state"
};
var optuna = {
  id: "optuna",
  sniff: (head) => {
    const columns = splitHeader(head);
    return ["number", "state"].every((name) => columns.includes(name)) && columns.some((name) => name.startsWith("params_")) && columns.some(isValue);
  },
  decode: (lines, options) => {
    const columns = splitHeader(lines.head);
    const present2 = Object.entries(COLUMN_OF).filter(([, column]) => columns.includes(column));
    const value = columns.find(isValue);
    const map = {
      ...Object.fromEntries(present2),
      ...value === void 0 ? {} : { quality: value },
      ...options.map
    };
    const decoding = decodeTable(
      lines,
      { ...options, map },
      { isExpected: (name) => OWN_COLUMN2.test(name), nodePrefix: "params_", absentChoice: "(absent)" }
    );
    const direction = options.minimize ? [] : [directionNotice(lines.headLine, value ?? "value")];
    return { ...decoding, notices: () => [...decoding.notices(), ...direction] };
  }
};
function isValue(column) {
  return column === "value" || column === "values_0";
}
function directionNotice(line, field) {
  return {
    code: "direction-unknown",
    line,
    field,
    message: "expected higher values to be better, found nothing that says so; --minimize if they are losses",
    warning: "Optuna does not say whether the value is maximized: higher is taken for better (--minimize if not)",
    count: 1
  };
}

// ../wt-cache/src/ingest/formats/index.ts
var FORMATS = [jsonl, deephyper, optuna, csv];
function chooseFormat(file, head, forced) {
  if (forced !== void 0) return formatById(forced);
  const format = FORMATS.find((candidate) => candidate.sniff(head));
  if (format !== void 0) return format;
  const array = head.trimStart().startsWith("[");
  const remedy = array ? 'write one object a line (jq -c ".[]")' : `force one with --format ${FORMAT_IDS.join("|")}`;
  throw new NastraceError(
    "format-unknown",
    `${file}: expected one of ${FORMAT_IDS.join(", ")}, found a first line ${showValue(head)}; ${remedy}`
  );
}
function formatById(id) {
  const format = FORMATS.find((candidate) => candidate.id === id);
  if (format !== void 0) return format;
  throw new NastraceError(
    "usage",
    `--format: expected one of ${FORMAT_IDS.join(", ")}, found ${showName(id)}`
  );
}

// ../wt-cache/src/ingest/lines.ts
import { TextDecoder } from "node:util";

// ../wt-cache/src/ingest/encoding.ts
function encodingOf(head) {
  const [first, second, third, fourth] = head;
  if (first === 255 && second === 254) return "utf-16le";
  if (first === 254 && second === 255) return "utf-16be";
  if (first !== 0 && second === 0 && third !== 0 && fourth === 0) return "utf-16le";
  if (first === 0 && second !== 0 && third === 0 && fourth !== 0) return "utf-16be";
  return "utf-8";
}

// ../wt-cache/src/ingest/lines.ts
var LONGEST_LINE = 1 << 28;
async function* splitLines(file, chunks) {
  const text2 = new TextReader(file);
  const ends = new LineEnds();
  let held = [];
  let heldLength = 0;
  let first = 1;
  for await (const chunk of chunks) {
    const piece = ends.unify(text2.read(chunk, first));
    const cut2 = piece.lastIndexOf("\n");
    if (cut2 < 0) {
      held.push(piece);
      heldLength += piece.length;
      if (heldLength > LONGEST_LINE) throw tooLong(file, first);
      continue;
    }
    held.push(piece.slice(0, cut2));
    const lines2 = withoutReturns(held.join("").split("\n"));
    held = [piece.slice(cut2 + 1)];
    heldLength = piece.length - cut2 - 1;
    yield { first, lines: lines2, open: false };
    first += lines2.length;
  }
  held.push(ends.unify(text2.finish(first)));
  const rest = held.join("");
  const open2 = !rest.endsWith("\n");
  const lines = withoutReturns((open2 ? rest : rest.slice(0, -1)).split("\n"));
  if (rest !== "") yield { first, lines, open: open2 };
}
var TextReader = class {
  file;
  encoding = "utf-8";
  decoder;
  constructor(file) {
    this.file = file;
  }
  read(chunk, line) {
    if (this.decoder === void 0) {
      this.encoding = encodingOf(chunk);
      this.decoder = new TextDecoder(this.encoding, { fatal: true });
    }
    return this.decode(chunk, line);
  }
  finish(line) {
    return this.decoder === void 0 ? "" : this.decode(void 0, line);
  }
  decode(chunk, line) {
    try {
      return this.decoder?.decode(chunk, { stream: chunk !== void 0 }) ?? "";
    } catch {
      const name = this.encoding.slice(0, 6).toUpperCase();
      const remedy = name === "UTF-8" ? "convert it (iconv -f latin1 -t utf-8)" : "save it anew as UTF-8";
      throw new NastraceError(
        "source-unreadable",
        `${this.file}: not ${name} text, at or after line ${line}; ${remedy}`
      );
    }
  }
};
var LineEnds = class {
  /** True where CR alone ends lines; undefined before the first line end. */
  isReturn;
  /** A CR that ends the text so far: whether an LF follows is not known yet. */
  pending = false;
  unify(text2) {
    if (this.isReturn === false) return text2;
    const whole = this.pending ? `\r${text2}` : text2;
    this.pending = false;
    if (this.isReturn === void 0) {
      const end = whole.search(/[\r\n]/);
      if (end < 0) return whole;
      if (end === whole.length - 1 && whole.endsWith("\r") && text2 !== "") {
        this.pending = true;
        return whole.slice(0, -1);
      }
      this.isReturn = whole.charAt(end) === "\r" && whole.charAt(end + 1) !== "\n";
    }
    return this.isReturn ? whole.replaceAll("\r", "\n") : whole;
  }
};
function tooLong(file, line) {
  return new NastraceError(
    "format-unknown",
    `${file}:${line}: expected one evaluation a line, found a line over 256 MB`
  );
}
function withoutReturns(lines) {
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (line.charCodeAt(line.length - 1) === 13) lines[index] = line.slice(0, -1);
  }
  return lines;
}

// ../wt-cache/src/ingest/source.ts
import { open } from "node:fs/promises";
import { basename } from "node:path";
var CHUNK_BYTES = 65536;
function openSource(path, stdin) {
  if (path === "-") return { file: "stdin", name: "stdin", chunks: stdin ?? process.stdin };
  return { file: path, name: basename(path), chunks: readFileChunks(path) };
}
async function* readFileChunks(path) {
  let handle;
  try {
    handle = await open(path, "r");
    for (; ; ) {
      const buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES);
      const { bytesRead } = await handle.read(buffer, 0, CHUNK_BYTES, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } catch (error) {
    throw asUnreadable(path, error);
  } finally {
    await handle?.close();
  }
}
var REASONS = {
  ENOENT: "no such file; check the path",
  EISDIR: "is a directory; name the trace inside it",
  EACCES: "no permission to read it; check its owner and mode",
  ENOTDIR: "a part of the path is no directory; check the path",
  ENAMETOOLONG: "the name is too long for a file; check the path"
};
function asUnreadable(path, error) {
  if (!(error instanceof Error) || !("code" in error)) return error;
  if (error instanceof NastraceError) return error;
  const code = String(error.code);
  return new NastraceError("source-unreadable", `${path}: ${REASONS[code] ?? `cannot be read (${code})`}`);
}

// ../wt-cache/src/ingest/text-check.ts
var EXPECTED = `expected text: one of ${FORMAT_IDS.join(", ")}`;
var SIGNATURES = [
  { bytes: [137, 80, 78, 71], found: "found a PNG image" },
  { bytes: [255, 216, 255], found: "found a JPEG image" },
  { bytes: [37, 80, 68, 70], found: "found a PDF document" },
  {
    bytes: [80, 75, 3, 4],
    found: "found a zip archive or a spreadsheet; unpack it, or save it as CSV"
  },
  { bytes: [66, 90, 104], found: "found bzip2 data; decompress it first (bunzip2)" },
  { bytes: [253, 55, 122, 88], found: "found xz data; decompress it first (unxz)" },
  { bytes: [80, 65, 82, 49], found: "found a Parquet file; save it as CSV" }
];
async function* checkText(file, chunks) {
  const start = await startOf(chunks, 4);
  if (start.head.length === 0) {
    throw new NastraceError("source-empty", `${file}: the file is empty; expected a trace`);
  }
  const signature = SIGNATURES.find(({ bytes }) => bytes.every((byte, index) => start.head[index] === byte));
  const isBinary = encodingOf(start.head) === "utf-8" && start.head.includes(0);
  const found = signature?.found ?? (isBinary ? "found binary data" : null);
  if (found !== null) {
    await start.rest.return?.();
    throw new NastraceError("format-unknown", `${file}: ${EXPECTED}; ${found}`);
  }
  yield* resume(start);
}

// ../wt-cache/src/ingest/open-trace.ts
async function openTrace(path, options) {
  const map = options.map ?? {};
  checkMappedFields(map);
  const { file, name, chunks } = openSource(path, options.stdin);
  const blocks = splitLines(file, checkText(file, decompress(file, chunks)));
  try {
    const lines = await startReading(file, blocks);
    const format = chooseFormat(file, lines.head, options.format);
    const decoding = format.decode(lines, {
      file,
      map,
      nodes: options.nodes,
      timeUnit: options.timeUnit,
      minimize: options.minimize === true
    });
    return { file, name, format: format.id, decoding };
  } catch (error) {
    await blocks.return(void 0);
    throw error;
  }
}

// ../wt-cache/src/ingest/read-records.ts
async function readRecords(trace2, log, sink) {
  const { file, decoding } = trace2;
  for (const problem of decoding.headerProblems) {
    log.add(asFinding(file, decoding.headerLine, { code: "header-invalid", ...problem }));
  }
  let records = 0;
  for await (const batch of decoding.records) {
    records += batch.length;
    for (const decoded of batch) take(decoded, trace2, log, sink);
  }
  if (records === 0) {
    throw new NastraceError(
      "source-empty",
      `${file}: a header and no records; expected one evaluation a line`
    );
  }
  for (const { code, line, field, message, count: count3 } of decoding.notices()) {
    log.add({ file, line, field, message, severity: "warning", code, count: count3 });
  }
}
function take(decoded, trace2, log, sink) {
  const verdict = decoded.candidate === null ? { problems: [decoded.problem] } : judge(decoded.candidate, trace2.decoding.nameField);
  if ("record" in verdict && verdict.record !== void 0) {
    sink.accept(verdict.record, decoded.line);
    return;
  }
  const problems = verdict.problems ?? [];
  for (const problem of problems) log.add(asFinding(trace2.file, decoded.line, problem));
  sink.reject({
    line: decoded.line,
    record: ownText(decoded.text),
    reasons: problems.map(({ field, message }) => `${field}: ${message}`)
  });
}
function asFinding(file, line, { field, message, code }) {
  return { file, line, field, message, severity: "error", code: code ?? "value-invalid", count: 1 };
}

// ../wt-cache/src/ingest/index.ts
var FINDINGS_NAMED = 20;
async function readTrace(path, options = {}) {
  const opened = await openTrace(path, options);
  const { decoding, name, format } = opened;
  const log = new FindingLog(options.findingLimit ?? FINDINGS_NAMED);
  const builder = new TraceBuilder(decoding.header, decoding.nodeNames);
  const rejections = [];
  const isSkipping = options.onInvalid === "skip";
  await readRecords(opened, log, {
    accept: (record, line) => builder.add(options.minimize === true ? negated(record) : record, line),
    reject: (rejection) => {
      if (isSkipping) rejections.push(rejection);
    }
  });
  if (log.errorCount > 0 && !(isSkipping && builder.length > 0)) throw invalid(opened, log, isSkipping);
  const notices = decoding.notices().map(({ code, warning: warning2, count: count3 }) => ({ code, message: warning2, count: count3 }));
  const warnings = [...notices, ...cutWarnings(log)];
  const trace2 = builder.build({
    sources: [name],
    format,
    rejected: rejections.length,
    warnings,
    clockOrigin: decoding.clockOrigin()
  });
  return { trace: trace2, rejections, findings: log.findings, findingCount: log.findingCount };
}
function cutWarnings(log) {
  return log.cut.map(({ code, line, message }) => ({
    code,
    message: `line ${line} was left out: ${message}`,
    count: 1
  }));
}
function negated(record) {
  return record.quality === null ? record : { ...record, quality: -record.quality };
}
function invalid({ file }, log, isSkipping) {
  const shown = log.errors.length;
  const total2 = log.errorCount === 1 ? "1 error" : `${log.errorCount} errors`;
  const which = shown === log.errorCount ? total2 : `${total2}, the first ${shown} below`;
  const remedy = isSkipping ? "no valid record is left" : "--on-invalid skip goes on without these records";
  return new NastraceError("trace-invalid", `${file}: ${which}; ${remedy}`, log.errors.map(findingText));
}

// ../wt-cache/src/simulate/objectives/table-text.ts
import { CsvError as CsvError2 } from "csv-parse";
import { parse as parse3 } from "csv-parse/sync";
import { z as z12 } from "zod";
var choice3 = z12.union([z12.string().min(1), z12.number()]);
var quality3 = z12.number().nullable();
var seconds2 = z12.number().positive().optional();
var entry = z12.union([quality3, z12.object({ quality: quality3, seconds: seconds2 })]);
var row = z12.object({ arch: z12.union([z12.string().min(1), z12.array(choice3).min(1)]), quality: quality3, seconds: seconds2 });

// ../wt-cache/src/simulate/space-file.ts
import { z as z13 } from "zod";
var MOST_CHOICES = 65536;
var MOST_NODES = 1e4;
var choice4 = z13.union([z13.string().min(1), z13.number()]);
var choices = z13.union([
  z13.array(choice4).min(1).max(MOST_CHOICES),
  z13.int().min(1).max(MOST_CHOICES).transform(numbered)
]);
var nodes = z13.array(z13.object({ name: z13.string().min(1), choices })).min(1).max(MOST_NODES);

// ../wt-cache/src/simulate/trace-text.ts
var BATCH_LENGTH = 1 << 16;

// ../wt-cache/src/summary/parse.ts
import { z as z14 } from "zod";

// dump.ts
import { writeFileSync } from "node:fs";
var t0 = performance.now();
var lap = (s2) => console.error(s2, ((performance.now() - t0) / 1e3).toFixed(2), (process.memoryUsage().rss / 1e6).toFixed(0) + "MB");
var { trace } = await readTrace(process.argv[2]);
lap("read");
var { facts } = deriveFacts(trace, { population: 100, sample: 5 });
var f = { trace, orders: facts.orders, stages: facts.stages, donors: facts.donors, population: 100, sample: 5, window: 100 };
lap("facts");
var s = requestsOf(f, cacheParams.parse({}));
lap("stream");
var w = (n, a) => writeFileSync(process.argv[3] + "/" + n + ".bin", new Uint8Array(a.buffer, a.byteOffset, a.byteLength));
w("jobs", s.jobs);
w("start", s.start);
w("offsets", s.offsets);
w("objects", s.objects);
w("sizes", s.sizes);
w("cacheOf", s.jobs.map((r) => trace.worker[r]));
w("stage", s.jobs.map((r) => facts.stages.stage[r]));
writeFileSync(process.argv[3] + "/meta.json", JSON.stringify({ distinct: s.distinct, workers: trace.workers, newBests: s.newBests.map((b) => ({ beforeJob: b.beforeJob, objects: [...b.objects] })) }));
lap("written");
