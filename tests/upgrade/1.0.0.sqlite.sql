BEGIN TRANSACTION;
CREATE TABLE "account_emailaddress" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "verified" bool NOT NULL, "primary" bool NOT NULL, "user_id" bigint NOT NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "email" varchar(254) NOT NULL);
CREATE TABLE "account_emailconfirmation" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "created" datetime NOT NULL, "sent" datetime NULL, "key" varchar(64) NOT NULL UNIQUE, "email_address_id" integer NOT NULL REFERENCES "account_emailaddress" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "annual_report_export" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(10) NOT NULL, "scope" varchar(50) NOT NULL, "state" varchar(10) NOT NULL, "asked_at" datetime NOT NULL, "seen_at" datetime NULL, "done" integer unsigned NOT NULL CHECK ("done" >= 0), "total" integer unsigned NOT NULL CHECK ("total" >= 0), "file" varchar(100) NOT NULL, "by_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "year_id" bigint NOT NULL REFERENCES "tasks_strategyyear" ("id") DEFERRABLE INITIALLY DEFERRED, "snapshot_id" bigint NULL REFERENCES "annual_report_snapshot" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "export_state_known" CHECK ("state" IN ('waiting', 'running', 'done', 'failed')));
CREATE TABLE "annual_report_reopening" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "at" datetime NOT NULL, "reason" text NOT NULL, "by_id" bigint NOT NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "year_id" bigint NOT NULL REFERENCES "tasks_strategyyear" ("id") DEFERRABLE INITIALLY DEFERRED, "version" integer unsigned NOT NULL CHECK ("version" >= 0));
CREATE TABLE "annual_report_snapshot" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "number" integer unsigned NOT NULL CHECK ("number" >= 0), "post" varchar(250) NOT NULL, "at" datetime NOT NULL, "reason" text NOT NULL, "sha256" varchar(64) NOT NULL, "size" bigint unsigned NOT NULL CHECK ("size" >= 0), "head" text NOT NULL, "by_id" bigint NOT NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "year_id" bigint NOT NULL REFERENCES "tasks_strategyyear" ("id") DEFERRABLE INITIALLY DEFERRED, "format" varchar(30) NOT NULL, CONSTRAINT "snapshot_number_unique" UNIQUE ("year_id", "number"), CONSTRAINT "snapshot_later_version_has_reason" CHECK (("number" = 1 OR NOT ("reason" = ''))));
INSERT INTO "annual_report_snapshot" VALUES(1,1,'Stanowisko 1','2026-11-30 16:54:53.098206','','9d72e06191689c14dd680394068a83178234887b7fb8341f188e69c300c3d57b',4794,'{"strategy":"miasto","title":"Strategia rozwoju Miasta","city":"Miasto","adopted_by":"","source":"","year":2009,"years":[2009,2010,2011],"indicator_years":[2009],"target_years":[],"on_track":"0.95","delayed":"0.75","parts":[{"level":"strategy","code":"","title":"Strategia rozwoju Miasta","answering":"","weight":null,"counted_weight":"1","standing":{"planned":"100","progress":"0","comparable":"0","index":"0","whole_plan":"100"},"coverage":"1","tasks":2,"tasks_known":2,"tasks_with_plan":2,"statuses":{"completed":0,"on_track":0,"delayed":1,"at_risk":1,"in_progress":0,"not_started":0,"no_plan":0,"no_data":0},"weights":{"parts":1,"given":0,"sum":"0"},"curve":[{"year":2009,"planned":"100","actual":"0"},{"year":2010,"planned":"100","actual":null},{"year":2011,"planned":"100","actual":null}],"indicators":[],"reported":null,"texts":null},{"level":"goal","code":"I","title":"Cel I","answering":"","weight":null,"counted_weight":"1","standing":{"planned":"100","progress":"0","comparable":"0","index":"0","whole_plan":"100"},"coverage":"1","tasks":2,"tasks_known":2,"tasks_with_plan":2,"statuses":{"completed":0,"on_track":0,"delayed":1,"at_risk":1,"in_progress":0,"not_started":0,"no_plan":0,"no_data":0},"weights":{"parts":1,"given":0,"sum":"0"},"curve":[{"year":2009,"planned":"100","actual":"0"},{"year":2010,"planned":"100","actual":null},{"year":2011,"planned":"100","actual":null}],"indicators":[{"id":1,"kind":"output","name":"Wskaźnik 2","definition":"","method":"","unit":"","frequency":"","source":"","direction":"","baseline":null,"baseline_year":null,"band_from":null,"band_to":null,"targets":{},"breaks":{},"comparison":"","is_headline":false,"reporter":"","values":{"2009":{"text":"10","number":"10"}},"change":null,"standing":{"word":"unknown","share":null,"expected":null,"year":2009,"is_old":false,"broken_in":null}}],"reported":"taken_over","texts":null},{"level":"programme","code":"I.1","title":"Program 1","answering":"Naczelnik","weight":null,"counted_weight":"1","standing":{"planned":"100","progress":"0","comparable":"0","index":"0","whole_plan":"100"},"coverage":"1","tasks":2,"tasks_known":2,"tasks_with_plan":2,"statuses":{"completed":0,"on_track":0,"delayed":1,"at_risk":1,"in_progress":0,"not_started":0,"no_plan":0,"no_data":0},"weights":{"parts":2,"given":1,"sum":"2.5"},"curve":[{"year":2009,"planned":"100","actual":"0"},{"year":2010,"planned":"100","actual":null},{"year":2011,"planned":"100","actual":null}],"indicators":[],"reported":null,"texts":null}],"reported":{"approved":0,"taken_over":2,"missing":0}}',1,1,'strategy-report/2');
CREATE TABLE "annual_report_snapshotpart" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "number" integer unsigned NOT NULL CHECK ("number" >= 0), "tasks" text NOT NULL, "snapshot_id" bigint NOT NULL REFERENCES "annual_report_snapshot" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "snapshot_part_unique" UNIQUE ("snapshot_id", "number"));
INSERT INTO "annual_report_snapshotpart" VALUES(1,0,'{"code":"I.1.1","goal":"I","programme":"I.1","title":"Szkoły „żółte”","coordinator":"Naczelnik","executors":[{"text":"Naczelnik","unit":1}],"weight":null,"counted_weight":"0","stages_known":true,"is_plan_off":true,"year":{"planned":"62.5","actual":"52.5"},"standing":{"planned":"62.5","progress":"52.5","comparable":"52.5","index":"0.84","whole_plan":"122.5"},"status":"delayed","reported":"taken_over","done":"","obstacles":"","next_steps":"","curve":[{"year":2009,"planned":"62.5","actual":"52.5"},{"year":2010,"planned":"112.5","actual":null},{"year":2011,"planned":"122.5","actual":null}],"stages":[{"label":"1","title":"Etap 1","cells":{"2009":{"planned":"50","actual":"40"},"2010":{"planned":"50","actual":null}},"planned":"100","actual":"40"},{"label":"2","title":"Etap 2","cells":{"2009":{"planned":"12.5","actual":"12.5"},"2011":{"planned":"10","actual":null}},"planned":"22.5","actual":"12.5"}],"cost":null,"cost_amount":null,"funding":[],"indicators":[{"id":2,"kind":"output","name":"Wskaźnik 3","definition":"","method":"","unit":"","frequency":"","source":"","direction":"","baseline":null,"baseline_year":null,"band_from":null,"band_to":null,"targets":{},"breaks":{},"comparison":"","is_headline":false,"reporter":"","values":{"2009":{"text":"ok. 18","number":null}},"change":null,"standing":{"word":"unknown","share":null,"expected":null,"year":2009,"is_old":false,"broken_in":null}}]},{"code":"I.1.2","goal":"I","programme":"I.1","title":"Drogi","coordinator":"Naczelnik","executors":[{"text":"Wydział Edukacji","unit":1}],"weight":"2.5","counted_weight":"2.5","stages_known":true,"is_plan_off":false,"year":{"planned":"100","actual":"0"},"standing":{"planned":"100","progress":"0","comparable":"0","index":"0","whole_plan":"100"},"status":"at_risk","reported":"taken_over","done":"","obstacles":"","next_steps":"","curve":[{"year":2009,"planned":"100","actual":"0"},{"year":2010,"planned":"100","actual":null},{"year":2011,"planned":"100","actual":null}],"stages":[{"label":"1","title":"Etap 1","cells":{"2009":{"planned":"100","actual":"0"},"2010":{"planned":"0","actual":null}},"planned":"100","actual":"0"}],"cost":null,"cost_amount":null,"funding":[],"indicators":[]}',1);
CREATE TABLE "auth_group" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(150) NOT NULL UNIQUE);
CREATE TABLE "auth_group_permissions" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "auth_permission" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "codename" varchar(100) NOT NULL, "name" varchar(255) NOT NULL);
INSERT INTO "auth_permission" VALUES(1,1,'add_publicchange','Can add public change');
INSERT INTO "auth_permission" VALUES(2,1,'change_publicchange','Can change public change');
INSERT INTO "auth_permission" VALUES(3,1,'delete_publicchange','Can delete public change');
INSERT INTO "auth_permission" VALUES(4,1,'view_publicchange','Can view public change');
INSERT INTO "auth_permission" VALUES(5,2,'add_publicversion','Can add public version');
INSERT INTO "auth_permission" VALUES(6,2,'change_publicversion','Can change public version');
INSERT INTO "auth_permission" VALUES(7,2,'delete_publicversion','Can delete public version');
INSERT INTO "auth_permission" VALUES(8,2,'view_publicversion','Can view public version');
INSERT INTO "auth_permission" VALUES(9,3,'add_workerseen','Can add worker seen');
INSERT INTO "auth_permission" VALUES(10,3,'change_workerseen','Can change worker seen');
INSERT INTO "auth_permission" VALUES(11,3,'delete_workerseen','Can delete worker seen');
INSERT INTO "auth_permission" VALUES(12,3,'view_workerseen','Can view worker seen');
INSERT INTO "auth_permission" VALUES(13,4,'add_logentry','Can add log entry');
INSERT INTO "auth_permission" VALUES(14,4,'change_logentry','Can change log entry');
INSERT INTO "auth_permission" VALUES(15,4,'delete_logentry','Can delete log entry');
INSERT INTO "auth_permission" VALUES(16,4,'view_logentry','Can view log entry');
INSERT INTO "auth_permission" VALUES(17,5,'add_permission','Can add permission');
INSERT INTO "auth_permission" VALUES(18,5,'change_permission','Can change permission');
INSERT INTO "auth_permission" VALUES(19,5,'delete_permission','Can delete permission');
INSERT INTO "auth_permission" VALUES(20,5,'view_permission','Can view permission');
INSERT INTO "auth_permission" VALUES(21,6,'add_group','Can add group');
INSERT INTO "auth_permission" VALUES(22,6,'change_group','Can change group');
INSERT INTO "auth_permission" VALUES(23,6,'delete_group','Can delete group');
INSERT INTO "auth_permission" VALUES(24,6,'view_group','Can view group');
INSERT INTO "auth_permission" VALUES(25,7,'add_contenttype','Can add content type');
INSERT INTO "auth_permission" VALUES(26,7,'change_contenttype','Can change content type');
INSERT INTO "auth_permission" VALUES(27,7,'delete_contenttype','Can delete content type');
INSERT INTO "auth_permission" VALUES(28,7,'view_contenttype','Can view content type');
INSERT INTO "auth_permission" VALUES(29,8,'add_session','Can add session');
INSERT INTO "auth_permission" VALUES(30,8,'change_session','Can change session');
INSERT INTO "auth_permission" VALUES(31,8,'delete_session','Can delete session');
INSERT INTO "auth_permission" VALUES(32,8,'view_session','Can view session');
INSERT INTO "auth_permission" VALUES(33,9,'add_emailaddress','Can add email address');
INSERT INTO "auth_permission" VALUES(34,9,'change_emailaddress','Can change email address');
INSERT INTO "auth_permission" VALUES(35,9,'delete_emailaddress','Can delete email address');
INSERT INTO "auth_permission" VALUES(36,9,'view_emailaddress','Can view email address');
INSERT INTO "auth_permission" VALUES(37,10,'add_emailconfirmation','Can add email confirmation');
INSERT INTO "auth_permission" VALUES(38,10,'change_emailconfirmation','Can change email confirmation');
INSERT INTO "auth_permission" VALUES(39,10,'delete_emailconfirmation','Can delete email confirmation');
INSERT INTO "auth_permission" VALUES(40,10,'view_emailconfirmation','Can view email confirmation');
INSERT INTO "auth_permission" VALUES(41,11,'add_authenticator','Can add authenticator');
INSERT INTO "auth_permission" VALUES(42,11,'change_authenticator','Can change authenticator');
INSERT INTO "auth_permission" VALUES(43,11,'delete_authenticator','Can delete authenticator');
INSERT INTO "auth_permission" VALUES(44,11,'view_authenticator','Can view authenticator');
INSERT INTO "auth_permission" VALUES(45,12,'add_usersession','Can add user session');
INSERT INTO "auth_permission" VALUES(46,12,'change_usersession','Can change user session');
INSERT INTO "auth_permission" VALUES(47,12,'delete_usersession','Can delete user session');
INSERT INTO "auth_permission" VALUES(48,12,'view_usersession','Can view user session');
INSERT INTO "auth_permission" VALUES(49,13,'add_dbtaskresult','Can add Task Result');
INSERT INTO "auth_permission" VALUES(50,13,'change_dbtaskresult','Can change Task Result');
INSERT INTO "auth_permission" VALUES(51,13,'delete_dbtaskresult','Can delete Task Result');
INSERT INTO "auth_permission" VALUES(52,13,'view_dbtaskresult','Can view Task Result');
INSERT INTO "auth_permission" VALUES(53,14,'add_letter','Can add letter');
INSERT INTO "auth_permission" VALUES(54,14,'change_letter','Can change letter');
INSERT INTO "auth_permission" VALUES(55,14,'delete_letter','Can delete letter');
INSERT INTO "auth_permission" VALUES(56,14,'view_letter','Can view letter');
INSERT INTO "auth_permission" VALUES(57,15,'add_post','Can add post');
INSERT INTO "auth_permission" VALUES(58,15,'change_post','Can change post');
INSERT INTO "auth_permission" VALUES(59,15,'delete_post','Can delete post');
INSERT INTO "auth_permission" VALUES(60,15,'view_post','Can view post');
INSERT INTO "auth_permission" VALUES(61,16,'add_unit','Can add unit');
INSERT INTO "auth_permission" VALUES(62,16,'change_unit','Can change unit');
INSERT INTO "auth_permission" VALUES(63,16,'delete_unit','Can delete unit');
INSERT INTO "auth_permission" VALUES(64,16,'view_unit','Can view unit');
INSERT INTO "auth_permission" VALUES(65,17,'add_user','Can add account');
INSERT INTO "auth_permission" VALUES(66,17,'change_user','Can change account');
INSERT INTO "auth_permission" VALUES(67,17,'delete_user','Can delete account');
INSERT INTO "auth_permission" VALUES(68,17,'view_user','Can view account');
INSERT INTO "auth_permission" VALUES(69,18,'add_historicalunit','Can add historical unit');
INSERT INTO "auth_permission" VALUES(70,18,'change_historicalunit','Can change historical unit');
INSERT INTO "auth_permission" VALUES(71,18,'delete_historicalunit','Can delete historical unit');
INSERT INTO "auth_permission" VALUES(72,18,'view_historicalunit','Can view historical unit');
INSERT INTO "auth_permission" VALUES(73,19,'add_historicalappointment','Can add historical appointment');
INSERT INTO "auth_permission" VALUES(74,19,'change_historicalappointment','Can change historical appointment');
INSERT INTO "auth_permission" VALUES(75,19,'delete_historicalappointment','Can delete historical appointment');
INSERT INTO "auth_permission" VALUES(76,19,'view_historicalappointment','Can view historical appointment');
INSERT INTO "auth_permission" VALUES(77,20,'add_appointment','Can add appointment');
INSERT INTO "auth_permission" VALUES(78,20,'change_appointment','Can change appointment');
INSERT INTO "auth_permission" VALUES(79,20,'delete_appointment','Can delete appointment');
INSERT INTO "auth_permission" VALUES(80,20,'view_appointment','Can view appointment');
INSERT INTO "auth_permission" VALUES(81,21,'add_historicalpost','Can add historical post');
INSERT INTO "auth_permission" VALUES(82,21,'change_historicalpost','Can change historical post');
INSERT INTO "auth_permission" VALUES(83,21,'delete_historicalpost','Can delete historical post');
INSERT INTO "auth_permission" VALUES(84,21,'view_historicalpost','Can view historical post');
INSERT INTO "auth_permission" VALUES(85,22,'add_unitalias','Can add other spelling');
INSERT INTO "auth_permission" VALUES(86,22,'change_unitalias','Can change other spelling');
INSERT INTO "auth_permission" VALUES(87,22,'delete_unitalias','Can delete other spelling');
INSERT INTO "auth_permission" VALUES(88,22,'view_unitalias','Can view other spelling');
INSERT INTO "auth_permission" VALUES(89,23,'add_attempt','Can add attempt');
INSERT INTO "auth_permission" VALUES(90,23,'change_attempt','Can change attempt');
INSERT INTO "auth_permission" VALUES(91,23,'delete_attempt','Can delete attempt');
INSERT INTO "auth_permission" VALUES(92,23,'view_attempt','Can view attempt');
INSERT INTO "auth_permission" VALUES(93,24,'add_feedback','Can add message from a reader');
INSERT INTO "auth_permission" VALUES(94,24,'change_feedback','Can change message from a reader');
INSERT INTO "auth_permission" VALUES(95,24,'delete_feedback','Can delete message from a reader');
INSERT INTO "auth_permission" VALUES(96,24,'view_feedback','Can view message from a reader');
INSERT INTO "auth_permission" VALUES(97,25,'add_stage','Can add stage');
INSERT INTO "auth_permission" VALUES(98,25,'change_stage','Can change stage');
INSERT INTO "auth_permission" VALUES(99,25,'delete_stage','Can delete stage');
INSERT INTO "auth_permission" VALUES(100,25,'view_stage','Can view stage');
INSERT INTO "auth_permission" VALUES(101,26,'add_strategy','Can add strategy');
INSERT INTO "auth_permission" VALUES(102,26,'change_strategy','Can change strategy');
INSERT INTO "auth_permission" VALUES(103,26,'delete_strategy','Can delete strategy');
INSERT INTO "auth_permission" VALUES(104,26,'view_strategy','Can view strategy');
INSERT INTO "auth_permission" VALUES(105,27,'add_goal','Can add goal');
INSERT INTO "auth_permission" VALUES(106,27,'change_goal','Can change goal');
INSERT INTO "auth_permission" VALUES(107,27,'delete_goal','Can delete goal');
INSERT INTO "auth_permission" VALUES(108,27,'view_goal','Can view goal');
INSERT INTO "auth_permission" VALUES(109,28,'add_historicalprogramme','Can add historical programme');
INSERT INTO "auth_permission" VALUES(110,28,'change_historicalprogramme','Can change historical programme');
INSERT INTO "auth_permission" VALUES(111,28,'delete_historicalprogramme','Can delete historical programme');
INSERT INTO "auth_permission" VALUES(112,28,'view_historicalprogramme','Can view historical programme');
INSERT INTO "auth_permission" VALUES(113,29,'add_historicalstrategy','Can add historical strategy');
INSERT INTO "auth_permission" VALUES(114,29,'change_historicalstrategy','Can change historical strategy');
INSERT INTO "auth_permission" VALUES(115,29,'delete_historicalstrategy','Can delete historical strategy');
INSERT INTO "auth_permission" VALUES(116,29,'view_historicalstrategy','Can view historical strategy');
INSERT INTO "auth_permission" VALUES(117,30,'add_programme','Can add programme');
INSERT INTO "auth_permission" VALUES(118,30,'change_programme','Can change programme');
INSERT INTO "auth_permission" VALUES(119,30,'delete_programme','Can delete programme');
INSERT INTO "auth_permission" VALUES(120,30,'view_programme','Can view programme');
INSERT INTO "auth_permission" VALUES(121,31,'add_historicaltask','Can add historical task');
INSERT INTO "auth_permission" VALUES(122,31,'change_historicaltask','Can change historical task');
INSERT INTO "auth_permission" VALUES(123,31,'delete_historicaltask','Can delete historical task');
INSERT INTO "auth_permission" VALUES(124,31,'view_historicaltask','Can view historical task');
INSERT INTO "auth_permission" VALUES(125,32,'add_historicalstrategyyear','Can add historical year of a strategy');
INSERT INTO "auth_permission" VALUES(126,32,'change_historicalstrategyyear','Can change historical year of a strategy');
INSERT INTO "auth_permission" VALUES(127,32,'delete_historicalstrategyyear','Can delete historical year of a strategy');
INSERT INTO "auth_permission" VALUES(128,32,'view_historicalstrategyyear','Can view historical year of a strategy');
INSERT INTO "auth_permission" VALUES(129,33,'add_historicalgoal','Can add historical goal');
INSERT INTO "auth_permission" VALUES(130,33,'change_historicalgoal','Can change historical goal');
INSERT INTO "auth_permission" VALUES(131,33,'delete_historicalgoal','Can delete historical goal');
INSERT INTO "auth_permission" VALUES(132,33,'view_historicalgoal','Can view historical goal');
INSERT INTO "auth_permission" VALUES(133,34,'add_strategyyear','Can add year of a strategy');
INSERT INTO "auth_permission" VALUES(134,34,'change_strategyyear','Can change year of a strategy');
INSERT INTO "auth_permission" VALUES(135,34,'delete_strategyyear','Can delete year of a strategy');
INSERT INTO "auth_permission" VALUES(136,34,'view_strategyyear','Can view year of a strategy');
INSERT INTO "auth_permission" VALUES(137,35,'add_stageyear','Can add figures of a stage in a year');
INSERT INTO "auth_permission" VALUES(138,35,'change_stageyear','Can change figures of a stage in a year');
INSERT INTO "auth_permission" VALUES(139,35,'delete_stageyear','Can delete figures of a stage in a year');
INSERT INTO "auth_permission" VALUES(140,35,'view_stageyear','Can view figures of a stage in a year');
INSERT INTO "auth_permission" VALUES(141,36,'add_historicalstageyear','Can add historical figures of a stage in a year');
INSERT INTO "auth_permission" VALUES(142,36,'change_historicalstageyear','Can change historical figures of a stage in a year');
INSERT INTO "auth_permission" VALUES(143,36,'delete_historicalstageyear','Can delete historical figures of a stage in a year');
INSERT INTO "auth_permission" VALUES(144,36,'view_historicalstageyear','Can view historical figures of a stage in a year');
INSERT INTO "auth_permission" VALUES(145,37,'add_task','Can add task');
INSERT INTO "auth_permission" VALUES(146,37,'change_task','Can change task');
INSERT INTO "auth_permission" VALUES(147,37,'delete_task','Can delete task');
INSERT INTO "auth_permission" VALUES(148,37,'view_task','Can view task');
INSERT INTO "auth_permission" VALUES(149,38,'add_reportedtotal','Can add total reported without stages');
INSERT INTO "auth_permission" VALUES(150,38,'change_reportedtotal','Can change total reported without stages');
INSERT INTO "auth_permission" VALUES(151,38,'delete_reportedtotal','Can delete total reported without stages');
INSERT INTO "auth_permission" VALUES(152,38,'view_reportedtotal','Can view total reported without stages');
INSERT INTO "auth_permission" VALUES(153,39,'add_partner','Can add partner');
INSERT INTO "auth_permission" VALUES(154,39,'change_partner','Can change partner');
INSERT INTO "auth_permission" VALUES(155,39,'delete_partner','Can delete partner');
INSERT INTO "auth_permission" VALUES(156,39,'view_partner','Can view partner');
INSERT INTO "auth_permission" VALUES(157,40,'add_historicalstage','Can add historical stage');
INSERT INTO "auth_permission" VALUES(158,40,'change_historicalstage','Can change historical stage');
INSERT INTO "auth_permission" VALUES(159,40,'delete_historicalstage','Can delete historical stage');
INSERT INTO "auth_permission" VALUES(160,40,'view_historicalstage','Can view historical stage');
INSERT INTO "auth_permission" VALUES(161,41,'add_historicalreportedtotal','Can add historical total reported without stages');
INSERT INTO "auth_permission" VALUES(162,41,'change_historicalreportedtotal','Can change historical total reported without stages');
INSERT INTO "auth_permission" VALUES(163,41,'delete_historicalreportedtotal','Can delete historical total reported without stages');
INSERT INTO "auth_permission" VALUES(164,41,'view_historicalreportedtotal','Can view historical total reported without stages');
INSERT INTO "auth_permission" VALUES(165,42,'add_historicalpartner','Can add historical partner');
INSERT INTO "auth_permission" VALUES(166,42,'change_historicalpartner','Can change historical partner');
INSERT INTO "auth_permission" VALUES(167,42,'delete_historicalpartner','Can delete historical partner');
INSERT INTO "auth_permission" VALUES(168,42,'view_historicalpartner','Can view historical partner');
INSERT INTO "auth_permission" VALUES(169,43,'add_historicalfundingsource','Can add historical funding source');
INSERT INTO "auth_permission" VALUES(170,43,'change_historicalfundingsource','Can change historical funding source');
INSERT INTO "auth_permission" VALUES(171,43,'delete_historicalfundingsource','Can delete historical funding source');
INSERT INTO "auth_permission" VALUES(172,43,'view_historicalfundingsource','Can view historical funding source');
INSERT INTO "auth_permission" VALUES(173,44,'add_historicalexecutor','Can add historical executor');
INSERT INTO "auth_permission" VALUES(174,44,'change_historicalexecutor','Can change historical executor');
INSERT INTO "auth_permission" VALUES(175,44,'delete_historicalexecutor','Can delete historical executor');
INSERT INTO "auth_permission" VALUES(176,44,'view_historicalexecutor','Can view historical executor');
INSERT INTO "auth_permission" VALUES(177,45,'add_fundingsource','Can add funding source');
INSERT INTO "auth_permission" VALUES(178,45,'change_fundingsource','Can change funding source');
INSERT INTO "auth_permission" VALUES(179,45,'delete_fundingsource','Can delete funding source');
INSERT INTO "auth_permission" VALUES(180,45,'view_fundingsource','Can view funding source');
INSERT INTO "auth_permission" VALUES(181,46,'add_executor','Can add executor');
INSERT INTO "auth_permission" VALUES(182,46,'change_executor','Can change executor');
INSERT INTO "auth_permission" VALUES(183,46,'delete_executor','Can delete executor');
INSERT INTO "auth_permission" VALUES(184,46,'view_executor','Can view executor');
INSERT INTO "auth_permission" VALUES(185,47,'add_formercode','Can add former code');
INSERT INTO "auth_permission" VALUES(186,47,'change_formercode','Can change former code');
INSERT INTO "auth_permission" VALUES(187,47,'delete_formercode','Can delete former code');
INSERT INTO "auth_permission" VALUES(188,47,'view_formercode','Can view former code');
INSERT INTO "auth_permission" VALUES(189,48,'add_historicalfundingyear','Can add historical amounts of a source in a year');
INSERT INTO "auth_permission" VALUES(190,48,'change_historicalfundingyear','Can change historical amounts of a source in a year');
INSERT INTO "auth_permission" VALUES(191,48,'delete_historicalfundingyear','Can delete historical amounts of a source in a year');
INSERT INTO "auth_permission" VALUES(192,48,'view_historicalfundingyear','Can view historical amounts of a source in a year');
INSERT INTO "auth_permission" VALUES(193,49,'add_fundingyear','Can add amounts of a source in a year');
INSERT INTO "auth_permission" VALUES(194,49,'change_fundingyear','Can change amounts of a source in a year');
INSERT INTO "auth_permission" VALUES(195,49,'delete_fundingyear','Can delete amounts of a source in a year');
INSERT INTO "auth_permission" VALUES(196,49,'view_fundingyear','Can view amounts of a source in a year');
INSERT INTO "auth_permission" VALUES(197,50,'add_programmesums','Can add programme sums');
INSERT INTO "auth_permission" VALUES(198,50,'change_programmesums','Can change programme sums');
INSERT INTO "auth_permission" VALUES(199,50,'delete_programmesums','Can delete programme sums');
INSERT INTO "auth_permission" VALUES(200,50,'view_programmesums','Can view programme sums');
INSERT INTO "auth_permission" VALUES(201,51,'add_changedsums','Can add changed sums');
INSERT INTO "auth_permission" VALUES(202,51,'change_changedsums','Can change changed sums');
INSERT INTO "auth_permission" VALUES(203,51,'delete_changedsums','Can delete changed sums');
INSERT INTO "auth_permission" VALUES(204,51,'view_changedsums','Can view changed sums');
INSERT INTO "auth_permission" VALUES(205,52,'add_programmemoney','Can add programme money');
INSERT INTO "auth_permission" VALUES(206,52,'change_programmemoney','Can change programme money');
INSERT INTO "auth_permission" VALUES(207,52,'delete_programmemoney','Can delete programme money');
INSERT INTO "auth_permission" VALUES(208,52,'view_programmemoney','Can view programme money');
INSERT INTO "auth_permission" VALUES(209,53,'add_taskyear','Can add task year');
INSERT INTO "auth_permission" VALUES(210,53,'change_taskyear','Can change task year');
INSERT INTO "auth_permission" VALUES(211,53,'delete_taskyear','Can delete task year');
INSERT INTO "auth_permission" VALUES(212,53,'view_taskyear','Can view task year');
INSERT INTO "auth_permission" VALUES(213,54,'add_picture','Can add picture');
INSERT INTO "auth_permission" VALUES(214,54,'change_picture','Can change picture');
INSERT INTO "auth_permission" VALUES(215,54,'delete_picture','Can delete picture');
INSERT INTO "auth_permission" VALUES(216,54,'view_picture','Can view picture');
INSERT INTO "auth_permission" VALUES(217,55,'add_historicallocation','Can add historical place of the task');
INSERT INTO "auth_permission" VALUES(218,55,'change_historicallocation','Can change historical place of the task');
INSERT INTO "auth_permission" VALUES(219,55,'delete_historicallocation','Can delete historical place of the task');
INSERT INTO "auth_permission" VALUES(220,55,'view_historicallocation','Can view historical place of the task');
INSERT INTO "auth_permission" VALUES(221,56,'add_historicaloutline','Can add historical boundary on the map');
INSERT INTO "auth_permission" VALUES(222,56,'change_historicaloutline','Can change historical boundary on the map');
INSERT INTO "auth_permission" VALUES(223,56,'delete_historicaloutline','Can delete historical boundary on the map');
INSERT INTO "auth_permission" VALUES(224,56,'view_historicaloutline','Can view historical boundary on the map');
INSERT INTO "auth_permission" VALUES(225,57,'add_outline','Can add boundary on the map');
INSERT INTO "auth_permission" VALUES(226,57,'change_outline','Can change boundary on the map');
INSERT INTO "auth_permission" VALUES(227,57,'delete_outline','Can delete boundary on the map');
INSERT INTO "auth_permission" VALUES(228,57,'view_outline','Can view boundary on the map');
INSERT INTO "auth_permission" VALUES(229,58,'add_location','Can add place of the task');
INSERT INTO "auth_permission" VALUES(230,58,'change_location','Can change place of the task');
INSERT INTO "auth_permission" VALUES(231,58,'delete_location','Can delete place of the task');
INSERT INTO "auth_permission" VALUES(232,58,'view_location','Can view place of the task');
INSERT INTO "auth_permission" VALUES(233,59,'add_historicalabsentkind','Can add historical kind without indicators');
INSERT INTO "auth_permission" VALUES(234,59,'change_historicalabsentkind','Can change historical kind without indicators');
INSERT INTO "auth_permission" VALUES(235,59,'delete_historicalabsentkind','Can delete historical kind without indicators');
INSERT INTO "auth_permission" VALUES(236,59,'view_historicalabsentkind','Can view historical kind without indicators');
INSERT INTO "auth_permission" VALUES(237,60,'add_historicalindicator','Can add historical indicator');
INSERT INTO "auth_permission" VALUES(238,60,'change_historicalindicator','Can change historical indicator');
INSERT INTO "auth_permission" VALUES(239,60,'delete_historicalindicator','Can delete historical indicator');
INSERT INTO "auth_permission" VALUES(240,60,'view_historicalindicator','Can view historical indicator');
INSERT INTO "auth_permission" VALUES(241,61,'add_indicator','Can add indicator');
INSERT INTO "auth_permission" VALUES(242,61,'change_indicator','Can change indicator');
INSERT INTO "auth_permission" VALUES(243,61,'delete_indicator','Can delete indicator');
INSERT INTO "auth_permission" VALUES(244,61,'view_indicator','Can view indicator');
INSERT INTO "auth_permission" VALUES(245,62,'add_historicalindicatorvalue','Can add historical value of an indicator');
INSERT INTO "auth_permission" VALUES(246,62,'change_historicalindicatorvalue','Can change historical value of an indicator');
INSERT INTO "auth_permission" VALUES(247,62,'delete_historicalindicatorvalue','Can delete historical value of an indicator');
INSERT INTO "auth_permission" VALUES(248,62,'view_historicalindicatorvalue','Can view historical value of an indicator');
INSERT INTO "auth_permission" VALUES(249,63,'add_indicatorvalue','Can add value of an indicator');
INSERT INTO "auth_permission" VALUES(250,63,'change_indicatorvalue','Can change value of an indicator');
INSERT INTO "auth_permission" VALUES(251,63,'delete_indicatorvalue','Can delete value of an indicator');
INSERT INTO "auth_permission" VALUES(252,63,'view_indicatorvalue','Can view value of an indicator');
INSERT INTO "auth_permission" VALUES(253,64,'add_absentkind','Can add kind without indicators');
INSERT INTO "auth_permission" VALUES(254,64,'change_absentkind','Can change kind without indicators');
INSERT INTO "auth_permission" VALUES(255,64,'delete_absentkind','Can delete kind without indicators');
INSERT INTO "auth_permission" VALUES(256,64,'view_absentkind','Can view kind without indicators');
INSERT INTO "auth_permission" VALUES(257,65,'add_historicalindicatorbreak','Can add historical break in a series');
INSERT INTO "auth_permission" VALUES(258,65,'change_historicalindicatorbreak','Can change historical break in a series');
INSERT INTO "auth_permission" VALUES(259,65,'delete_historicalindicatorbreak','Can delete historical break in a series');
INSERT INTO "auth_permission" VALUES(260,65,'view_historicalindicatorbreak','Can view historical break in a series');
INSERT INTO "auth_permission" VALUES(261,66,'add_historicalindicatortarget','Can add historical target of an indicator');
INSERT INTO "auth_permission" VALUES(262,66,'change_historicalindicatortarget','Can change historical target of an indicator');
INSERT INTO "auth_permission" VALUES(263,66,'delete_historicalindicatortarget','Can delete historical target of an indicator');
INSERT INTO "auth_permission" VALUES(264,66,'view_historicalindicatortarget','Can view historical target of an indicator');
INSERT INTO "auth_permission" VALUES(265,67,'add_indicatorbreak','Can add break in a series');
INSERT INTO "auth_permission" VALUES(266,67,'change_indicatorbreak','Can change break in a series');
INSERT INTO "auth_permission" VALUES(267,67,'delete_indicatorbreak','Can delete break in a series');
INSERT INTO "auth_permission" VALUES(268,67,'view_indicatorbreak','Can view break in a series');
INSERT INTO "auth_permission" VALUES(269,68,'add_indicatortarget','Can add target of an indicator');
INSERT INTO "auth_permission" VALUES(270,68,'change_indicatortarget','Can change target of an indicator');
INSERT INTO "auth_permission" VALUES(271,68,'delete_indicatortarget','Can delete target of an indicator');
INSERT INTO "auth_permission" VALUES(272,68,'view_indicatortarget','Can view target of an indicator');
INSERT INTO "auth_permission" VALUES(273,69,'add_measure','Can add unit of measure');
INSERT INTO "auth_permission" VALUES(274,69,'change_measure','Can change unit of measure');
INSERT INTO "auth_permission" VALUES(275,69,'delete_measure','Can delete unit of measure');
INSERT INTO "auth_permission" VALUES(276,69,'view_measure','Can view unit of measure');
INSERT INTO "auth_permission" VALUES(277,70,'add_bankfile','Can add file of the local data bank');
INSERT INTO "auth_permission" VALUES(278,70,'change_bankfile','Can change file of the local data bank');
INSERT INTO "auth_permission" VALUES(279,70,'delete_bankfile','Can delete file of the local data bank');
INSERT INTO "auth_permission" VALUES(280,70,'view_bankfile','Can view file of the local data bank');
INSERT INTO "auth_permission" VALUES(281,71,'add_seriessource','Can add source in the local data bank');
INSERT INTO "auth_permission" VALUES(282,71,'change_seriessource','Can change source in the local data bank');
INSERT INTO "auth_permission" VALUES(283,71,'delete_seriessource','Can delete source in the local data bank');
INSERT INTO "auth_permission" VALUES(284,71,'view_seriessource','Can view source in the local data bank');
INSERT INTO "auth_permission" VALUES(285,72,'add_placefacts','Can add place facts');
INSERT INTO "auth_permission" VALUES(286,72,'change_placefacts','Can change place facts');
INSERT INTO "auth_permission" VALUES(287,72,'delete_placefacts','Can delete place facts');
INSERT INTO "auth_permission" VALUES(288,72,'view_placefacts','Can view place facts');
INSERT INTO "auth_permission" VALUES(289,73,'add_changedfacts','Can add changed facts');
INSERT INTO "auth_permission" VALUES(290,73,'change_changedfacts','Can change changed facts');
INSERT INTO "auth_permission" VALUES(291,73,'delete_changedfacts','Can delete changed facts');
INSERT INTO "auth_permission" VALUES(292,73,'view_changedfacts','Can view changed facts');
INSERT INTO "auth_permission" VALUES(293,74,'add_yearfacts','Can add year facts');
INSERT INTO "auth_permission" VALUES(294,74,'change_yearfacts','Can change year facts');
INSERT INTO "auth_permission" VALUES(295,74,'delete_yearfacts','Can delete year facts');
INSERT INTO "auth_permission" VALUES(296,74,'view_yearfacts','Can view year facts');
INSERT INTO "auth_permission" VALUES(297,75,'add_historicaltopic','Can add historical topic');
INSERT INTO "auth_permission" VALUES(298,75,'change_historicaltopic','Can change historical topic');
INSERT INTO "auth_permission" VALUES(299,75,'delete_historicaltopic','Can delete historical topic');
INSERT INTO "auth_permission" VALUES(300,75,'view_historicaltopic','Can view historical topic');
INSERT INTO "auth_permission" VALUES(301,76,'add_topic','Can add topic');
INSERT INTO "auth_permission" VALUES(302,76,'change_topic','Can change topic');
INSERT INTO "auth_permission" VALUES(303,76,'delete_topic','Can delete topic');
INSERT INTO "auth_permission" VALUES(304,76,'view_topic','Can view topic');
INSERT INTO "auth_permission" VALUES(305,77,'add_historicaltopic_tasks','Can add HistoricalTopic_tasks');
INSERT INTO "auth_permission" VALUES(306,77,'change_historicaltopic_tasks','Can change HistoricalTopic_tasks');
INSERT INTO "auth_permission" VALUES(307,77,'delete_historicaltopic_tasks','Can delete HistoricalTopic_tasks');
INSERT INTO "auth_permission" VALUES(308,77,'view_historicaltopic_tasks','Can view HistoricalTopic_tasks');
INSERT INTO "auth_permission" VALUES(309,78,'add_historicaltopic_programmes','Can add HistoricalTopic_programmes');
INSERT INTO "auth_permission" VALUES(310,78,'change_historicaltopic_programmes','Can change HistoricalTopic_programmes');
INSERT INTO "auth_permission" VALUES(311,78,'delete_historicaltopic_programmes','Can delete HistoricalTopic_programmes');
INSERT INTO "auth_permission" VALUES(312,78,'view_historicaltopic_programmes','Can view HistoricalTopic_programmes');
INSERT INTO "auth_permission" VALUES(313,79,'add_snapshot','Can add state of a strategy');
INSERT INTO "auth_permission" VALUES(314,79,'change_snapshot','Can change state of a strategy');
INSERT INTO "auth_permission" VALUES(315,79,'delete_snapshot','Can delete state of a strategy');
INSERT INTO "auth_permission" VALUES(316,79,'view_snapshot','Can view state of a strategy');
INSERT INTO "auth_permission" VALUES(317,80,'add_upload','Can add file of a strategy');
INSERT INTO "auth_permission" VALUES(318,80,'change_upload','Can change file of a strategy');
INSERT INTO "auth_permission" VALUES(319,80,'delete_upload','Can delete file of a strategy');
INSERT INTO "auth_permission" VALUES(320,80,'view_upload','Can view file of a strategy');
INSERT INTO "auth_permission" VALUES(321,81,'add_campaign','Can add reporting campaign');
INSERT INTO "auth_permission" VALUES(322,81,'change_campaign','Can change reporting campaign');
INSERT INTO "auth_permission" VALUES(323,81,'delete_campaign','Can delete reporting campaign');
INSERT INTO "auth_permission" VALUES(324,81,'view_campaign','Can view reporting campaign');
INSERT INTO "auth_permission" VALUES(325,82,'add_historicalcampaign','Can add historical reporting campaign');
INSERT INTO "auth_permission" VALUES(326,82,'change_historicalcampaign','Can change historical reporting campaign');
INSERT INTO "auth_permission" VALUES(327,82,'delete_historicalcampaign','Can delete historical reporting campaign');
INSERT INTO "auth_permission" VALUES(328,82,'view_historicalcampaign','Can view historical reporting campaign');
INSERT INTO "auth_permission" VALUES(329,83,'add_notice','Can add reminder sent');
INSERT INTO "auth_permission" VALUES(330,83,'change_notice','Can change reminder sent');
INSERT INTO "auth_permission" VALUES(331,83,'delete_notice','Can delete reminder sent');
INSERT INTO "auth_permission" VALUES(332,83,'view_notice','Can view reminder sent');
INSERT INTO "auth_permission" VALUES(333,84,'add_report','Can add report');
INSERT INTO "auth_permission" VALUES(334,84,'change_report','Can change report');
INSERT INTO "auth_permission" VALUES(335,84,'delete_report','Can delete report');
INSERT INTO "auth_permission" VALUES(336,84,'view_report','Can view report');
INSERT INTO "auth_permission" VALUES(337,85,'add_version','Can add version of a report');
INSERT INTO "auth_permission" VALUES(338,85,'change_version','Can change version of a report');
INSERT INTO "auth_permission" VALUES(339,85,'delete_version','Can delete version of a report');
INSERT INTO "auth_permission" VALUES(340,85,'view_version','Can view version of a report');
INSERT INTO "auth_permission" VALUES(341,86,'add_attachment','Can add attachment');
INSERT INTO "auth_permission" VALUES(342,86,'change_attachment','Can change attachment');
INSERT INTO "auth_permission" VALUES(343,86,'delete_attachment','Can delete attachment');
INSERT INTO "auth_permission" VALUES(344,86,'view_attachment','Can view attachment');
INSERT INTO "auth_permission" VALUES(345,87,'add_calendarkey','Can add address of a calendar');
INSERT INTO "auth_permission" VALUES(346,87,'change_calendarkey','Can change address of a calendar');
INSERT INTO "auth_permission" VALUES(347,87,'delete_calendarkey','Can delete address of a calendar');
INSERT INTO "auth_permission" VALUES(348,87,'view_calendarkey','Can view address of a calendar');
INSERT INTO "auth_permission" VALUES(349,88,'add_question','Can add question about a report');
INSERT INTO "auth_permission" VALUES(350,88,'change_question','Can change question about a report');
INSERT INTO "auth_permission" VALUES(351,88,'delete_question','Can delete question about a report');
INSERT INTO "auth_permission" VALUES(352,88,'view_question','Can view question about a report');
INSERT INTO "auth_permission" VALUES(353,89,'add_reopening','Can add reopening of a year');
INSERT INTO "auth_permission" VALUES(354,89,'change_reopening','Can change reopening of a year');
INSERT INTO "auth_permission" VALUES(355,89,'delete_reopening','Can delete reopening of a year');
INSERT INTO "auth_permission" VALUES(356,89,'view_reopening','Can view reopening of a year');
INSERT INTO "auth_permission" VALUES(357,90,'add_snapshot','Can add closed year');
INSERT INTO "auth_permission" VALUES(358,90,'change_snapshot','Can change closed year');
INSERT INTO "auth_permission" VALUES(359,90,'delete_snapshot','Can delete closed year');
INSERT INTO "auth_permission" VALUES(360,90,'view_snapshot','Can view closed year');
INSERT INTO "auth_permission" VALUES(361,91,'add_export','Can add file of a yearly report');
INSERT INTO "auth_permission" VALUES(362,91,'change_export','Can change file of a yearly report');
INSERT INTO "auth_permission" VALUES(363,91,'delete_export','Can delete file of a yearly report');
INSERT INTO "auth_permission" VALUES(364,91,'view_export','Can view file of a yearly report');
INSERT INTO "auth_permission" VALUES(365,92,'add_snapshotpart','Can add part of a closed year');
INSERT INTO "auth_permission" VALUES(366,92,'change_snapshotpart','Can change part of a closed year');
INSERT INTO "auth_permission" VALUES(367,92,'delete_snapshotpart','Can delete part of a closed year');
INSERT INTO "auth_permission" VALUES(368,92,'view_snapshotpart','Can view part of a closed year');
INSERT INTO "auth_permission" VALUES(369,93,'add_filledfile','Can add filled-in workbook');
INSERT INTO "auth_permission" VALUES(370,93,'change_filledfile','Can change filled-in workbook');
INSERT INTO "auth_permission" VALUES(371,93,'delete_filledfile','Can delete filled-in workbook');
INSERT INTO "auth_permission" VALUES(372,93,'view_filledfile','Can view filled-in workbook');
INSERT INTO "auth_permission" VALUES(373,94,'add_searchedword','Can add searched word');
INSERT INTO "auth_permission" VALUES(374,94,'change_searchedword','Can change searched word');
INSERT INTO "auth_permission" VALUES(375,94,'delete_searchedword','Can delete searched word');
INSERT INTO "auth_permission" VALUES(376,94,'view_searchedword','Can view searched word');
INSERT INTO "auth_permission" VALUES(377,95,'add_follower','Can add follower');
INSERT INTO "auth_permission" VALUES(378,95,'change_follower','Can change follower');
INSERT INTO "auth_permission" VALUES(379,95,'delete_follower','Can delete follower');
INSERT INTO "auth_permission" VALUES(380,95,'view_follower','Can view follower');
INSERT INTO "auth_permission" VALUES(381,96,'add_maintenance','Can add maintenance');
INSERT INTO "auth_permission" VALUES(382,96,'change_maintenance','Can change maintenance');
INSERT INTO "auth_permission" VALUES(383,96,'delete_maintenance','Can delete maintenance');
INSERT INTO "auth_permission" VALUES(384,96,'view_maintenance','Can view maintenance');
CREATE TABLE "cache" (
    "cache_key" varchar(255) NOT NULL PRIMARY KEY,
    "value" text NOT NULL,
    "expires" datetime NOT NULL
);
CREATE TABLE "django_admin_log" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "object_id" text NULL, "object_repr" varchar(200) NOT NULL, "action_flag" smallint unsigned NOT NULL CHECK ("action_flag" >= 0), "change_message" text NOT NULL, "content_type_id" integer NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" bigint NOT NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "action_time" datetime NOT NULL);
CREATE TABLE "django_content_type" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app_label" varchar(100) NOT NULL, "model" varchar(100) NOT NULL);
INSERT INTO "django_content_type" VALUES(1,'leszno_strategy','publicchange');
INSERT INTO "django_content_type" VALUES(2,'leszno_strategy','publicversion');
INSERT INTO "django_content_type" VALUES(3,'leszno_strategy','workerseen');
INSERT INTO "django_content_type" VALUES(4,'admin','logentry');
INSERT INTO "django_content_type" VALUES(5,'auth','permission');
INSERT INTO "django_content_type" VALUES(6,'auth','group');
INSERT INTO "django_content_type" VALUES(7,'contenttypes','contenttype');
INSERT INTO "django_content_type" VALUES(8,'sessions','session');
INSERT INTO "django_content_type" VALUES(9,'account','emailaddress');
INSERT INTO "django_content_type" VALUES(10,'account','emailconfirmation');
INSERT INTO "django_content_type" VALUES(11,'mfa','authenticator');
INSERT INTO "django_content_type" VALUES(12,'usersessions','usersession');
INSERT INTO "django_content_type" VALUES(13,'django_tasks_database','dbtaskresult');
INSERT INTO "django_content_type" VALUES(14,'letters','letter');
INSERT INTO "django_content_type" VALUES(15,'organisation','post');
INSERT INTO "django_content_type" VALUES(16,'organisation','unit');
INSERT INTO "django_content_type" VALUES(17,'organisation','user');
INSERT INTO "django_content_type" VALUES(18,'organisation','historicalunit');
INSERT INTO "django_content_type" VALUES(19,'organisation','historicalappointment');
INSERT INTO "django_content_type" VALUES(20,'organisation','appointment');
INSERT INTO "django_content_type" VALUES(21,'organisation','historicalpost');
INSERT INTO "django_content_type" VALUES(22,'organisation','unitalias');
INSERT INTO "django_content_type" VALUES(23,'signing_in','attempt');
INSERT INTO "django_content_type" VALUES(24,'feedback','feedback');
INSERT INTO "django_content_type" VALUES(25,'tasks','stage');
INSERT INTO "django_content_type" VALUES(26,'tasks','strategy');
INSERT INTO "django_content_type" VALUES(27,'tasks','goal');
INSERT INTO "django_content_type" VALUES(28,'tasks','historicalprogramme');
INSERT INTO "django_content_type" VALUES(29,'tasks','historicalstrategy');
INSERT INTO "django_content_type" VALUES(30,'tasks','programme');
INSERT INTO "django_content_type" VALUES(31,'tasks','historicaltask');
INSERT INTO "django_content_type" VALUES(32,'tasks','historicalstrategyyear');
INSERT INTO "django_content_type" VALUES(33,'tasks','historicalgoal');
INSERT INTO "django_content_type" VALUES(34,'tasks','strategyyear');
INSERT INTO "django_content_type" VALUES(35,'tasks','stageyear');
INSERT INTO "django_content_type" VALUES(36,'tasks','historicalstageyear');
INSERT INTO "django_content_type" VALUES(37,'tasks','task');
INSERT INTO "django_content_type" VALUES(38,'tasks','reportedtotal');
INSERT INTO "django_content_type" VALUES(39,'tasks','partner');
INSERT INTO "django_content_type" VALUES(40,'tasks','historicalstage');
INSERT INTO "django_content_type" VALUES(41,'tasks','historicalreportedtotal');
INSERT INTO "django_content_type" VALUES(42,'tasks','historicalpartner');
INSERT INTO "django_content_type" VALUES(43,'tasks','historicalfundingsource');
INSERT INTO "django_content_type" VALUES(44,'tasks','historicalexecutor');
INSERT INTO "django_content_type" VALUES(45,'tasks','fundingsource');
INSERT INTO "django_content_type" VALUES(46,'tasks','executor');
INSERT INTO "django_content_type" VALUES(47,'tasks','formercode');
INSERT INTO "django_content_type" VALUES(48,'tasks','historicalfundingyear');
INSERT INTO "django_content_type" VALUES(49,'tasks','fundingyear');
INSERT INTO "django_content_type" VALUES(50,'tasks','programmesums');
INSERT INTO "django_content_type" VALUES(51,'tasks','changedsums');
INSERT INTO "django_content_type" VALUES(52,'tasks','programmemoney');
INSERT INTO "django_content_type" VALUES(53,'tasks','taskyear');
INSERT INTO "django_content_type" VALUES(54,'tasks','picture');
INSERT INTO "django_content_type" VALUES(55,'tasks','historicallocation');
INSERT INTO "django_content_type" VALUES(56,'tasks','historicaloutline');
INSERT INTO "django_content_type" VALUES(57,'tasks','outline');
INSERT INTO "django_content_type" VALUES(58,'tasks','location');
INSERT INTO "django_content_type" VALUES(59,'indicators','historicalabsentkind');
INSERT INTO "django_content_type" VALUES(60,'indicators','historicalindicator');
INSERT INTO "django_content_type" VALUES(61,'indicators','indicator');
INSERT INTO "django_content_type" VALUES(62,'indicators','historicalindicatorvalue');
INSERT INTO "django_content_type" VALUES(63,'indicators','indicatorvalue');
INSERT INTO "django_content_type" VALUES(64,'indicators','absentkind');
INSERT INTO "django_content_type" VALUES(65,'indicators','historicalindicatorbreak');
INSERT INTO "django_content_type" VALUES(66,'indicators','historicalindicatortarget');
INSERT INTO "django_content_type" VALUES(67,'indicators','indicatorbreak');
INSERT INTO "django_content_type" VALUES(68,'indicators','indicatortarget');
INSERT INTO "django_content_type" VALUES(69,'indicators','measure');
INSERT INTO "django_content_type" VALUES(70,'indicators','bankfile');
INSERT INTO "django_content_type" VALUES(71,'indicators','seriessource');
INSERT INTO "django_content_type" VALUES(72,'indicators','placefacts');
INSERT INTO "django_content_type" VALUES(73,'indicators','changedfacts');
INSERT INTO "django_content_type" VALUES(74,'indicators','yearfacts');
INSERT INTO "django_content_type" VALUES(75,'topics','historicaltopic');
INSERT INTO "django_content_type" VALUES(76,'topics','topic');
INSERT INTO "django_content_type" VALUES(77,'topics','historicaltopic_tasks');
INSERT INTO "django_content_type" VALUES(78,'topics','historicaltopic_programmes');
INSERT INTO "django_content_type" VALUES(79,'exchange','snapshot');
INSERT INTO "django_content_type" VALUES(80,'exchange','upload');
INSERT INTO "django_content_type" VALUES(81,'reporting','campaign');
INSERT INTO "django_content_type" VALUES(82,'reporting','historicalcampaign');
INSERT INTO "django_content_type" VALUES(83,'reporting','notice');
INSERT INTO "django_content_type" VALUES(84,'reporting','report');
INSERT INTO "django_content_type" VALUES(85,'reporting','version');
INSERT INTO "django_content_type" VALUES(86,'reporting','attachment');
INSERT INTO "django_content_type" VALUES(87,'reporting','calendarkey');
INSERT INTO "django_content_type" VALUES(88,'reporting','question');
INSERT INTO "django_content_type" VALUES(89,'annual_report','reopening');
INSERT INTO "django_content_type" VALUES(90,'annual_report','snapshot');
INSERT INTO "django_content_type" VALUES(91,'annual_report','export');
INSERT INTO "django_content_type" VALUES(92,'annual_report','snapshotpart');
INSERT INTO "django_content_type" VALUES(93,'filling','filledfile');
INSERT INTO "django_content_type" VALUES(94,'public','searchedword');
INSERT INTO "django_content_type" VALUES(95,'public','follower');
INSERT INTO "django_content_type" VALUES(96,'operations','maintenance');
CREATE TABLE "django_migrations" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app" varchar(255) NOT NULL, "name" varchar(255) NOT NULL, "applied" datetime NOT NULL);
INSERT INTO "django_migrations" VALUES(1,'contenttypes','0001_initial','2026-11-30 16:42:05.885956');
INSERT INTO "django_migrations" VALUES(2,'contenttypes','0002_remove_content_type_name','2026-11-30 16:42:05.955607');
INSERT INTO "django_migrations" VALUES(3,'auth','0001_initial','2026-11-30 16:42:06.176922');
INSERT INTO "django_migrations" VALUES(4,'auth','0002_alter_permission_name_max_length','2026-11-30 16:42:06.233922');
INSERT INTO "django_migrations" VALUES(5,'auth','0003_alter_user_email_max_length','2026-11-30 16:42:06.264000');
INSERT INTO "django_migrations" VALUES(6,'auth','0004_alter_user_username_opts','2026-11-30 16:42:06.324263');
INSERT INTO "django_migrations" VALUES(7,'auth','0005_alter_user_last_login_null','2026-11-30 16:42:06.393840');
INSERT INTO "django_migrations" VALUES(8,'auth','0006_require_contenttypes_0002','2026-11-30 16:42:06.406477');
INSERT INTO "django_migrations" VALUES(9,'auth','0007_alter_validators_add_error_messages','2026-11-30 16:42:06.489254');
INSERT INTO "django_migrations" VALUES(10,'auth','0008_alter_user_username_max_length','2026-11-30 16:42:06.518615');
INSERT INTO "django_migrations" VALUES(11,'auth','0009_alter_user_last_name_max_length','2026-11-30 16:42:06.609487');
INSERT INTO "django_migrations" VALUES(12,'auth','0010_alter_group_name_max_length','2026-11-30 16:42:06.702194');
INSERT INTO "django_migrations" VALUES(13,'auth','0011_update_proxy_permissions','2026-11-30 16:42:06.796255');
INSERT INTO "django_migrations" VALUES(14,'auth','0012_alter_user_first_name_max_length','2026-11-30 16:42:07.003074');
INSERT INTO "django_migrations" VALUES(15,'organisation','0001_initial','2026-11-30 16:42:09.183768');
INSERT INTO "django_migrations" VALUES(16,'account','0001_initial','2026-11-30 16:42:09.529502');
INSERT INTO "django_migrations" VALUES(17,'account','0002_email_max_length','2026-11-30 16:42:09.741322');
INSERT INTO "django_migrations" VALUES(18,'account','0003_alter_emailaddress_create_unique_verified_email','2026-11-30 16:42:10.046676');
INSERT INTO "django_migrations" VALUES(19,'account','0004_alter_emailaddress_drop_unique_email','2026-11-30 16:42:10.274023');
INSERT INTO "django_migrations" VALUES(20,'account','0005_emailaddress_idx_upper_email','2026-11-30 16:42:10.473234');
INSERT INTO "django_migrations" VALUES(21,'account','0006_emailaddress_lower','2026-11-30 16:42:10.690843');
INSERT INTO "django_migrations" VALUES(22,'account','0007_emailaddress_idx_email','2026-11-30 16:42:11.127954');
INSERT INTO "django_migrations" VALUES(23,'account','0008_emailaddress_unique_primary_email_fixup','2026-11-30 16:42:11.527721');
INSERT INTO "django_migrations" VALUES(24,'account','0009_emailaddress_unique_primary_email','2026-11-30 16:42:12.252074');
INSERT INTO "django_migrations" VALUES(25,'admin','0001_initial','2026-11-30 16:42:12.829842');
INSERT INTO "django_migrations" VALUES(26,'admin','0002_logentry_remove_auto_add','2026-11-30 16:42:13.404632');
INSERT INTO "django_migrations" VALUES(27,'admin','0003_logentry_add_action_flag_choices','2026-11-30 16:42:13.786349');
INSERT INTO "django_migrations" VALUES(28,'tasks','0001_initial','2026-11-30 16:42:31.044634');
INSERT INTO "django_migrations" VALUES(29,'tasks','0002_year_is_closed','2026-11-30 16:42:31.307094');
INSERT INTO "django_migrations" VALUES(30,'annual_report','0001_initial','2026-11-30 16:42:38.021524');
INSERT INTO "django_migrations" VALUES(31,'annual_report','0002_format_of_a_version','2026-11-30 16:42:38.768063');
INSERT INTO "django_migrations" VALUES(32,'annual_report','0003_years_closed_so_far','2026-11-30 16:42:39.595857');
INSERT INTO "django_migrations" VALUES(33,'annual_report','0004_version_of_a_reopening','2026-11-30 16:42:41.116660');
INSERT INTO "django_migrations" VALUES(34,'annual_report','0005_versions_reopened_so_far','2026-11-30 16:42:42.372158');
INSERT INTO "django_migrations" VALUES(35,'django_tasks_database','0001_initial','2026-11-30 16:42:42.459845');
INSERT INTO "django_migrations" VALUES(36,'django_tasks_database','0002_alter_dbtaskresult_options','2026-11-30 16:42:42.532629');
INSERT INTO "django_migrations" VALUES(37,'django_tasks_database','0003_dbtaskresult_enqueued_at_dbtaskresult_finished_at','2026-11-30 16:42:42.771721');
INSERT INTO "django_migrations" VALUES(38,'django_tasks_database','0004_dbtaskresult_started_at','2026-11-30 16:42:42.934260');
INSERT INTO "django_migrations" VALUES(39,'django_tasks_database','0005_alter_dbtaskresult_priority_and_more','2026-11-30 16:42:43.299497');
INSERT INTO "django_migrations" VALUES(40,'django_tasks_database','0006_alter_dbtaskresult_args_kwargs_and_more','2026-11-30 16:42:44.096880');
INSERT INTO "django_migrations" VALUES(41,'django_tasks_database','0007_add_separate_results_fields','2026-11-30 16:42:44.341758');
INSERT INTO "django_migrations" VALUES(42,'django_tasks_database','0008_separate_results_field','2026-11-30 16:42:45.487214');
INSERT INTO "django_migrations" VALUES(43,'django_tasks_database','0009_remove_results_field','2026-11-30 16:42:45.843294');
INSERT INTO "django_migrations" VALUES(44,'django_tasks_database','0010_alter_dbtaskresult_status','2026-11-30 16:42:46.216877');
INSERT INTO "django_migrations" VALUES(45,'django_tasks_database','0011_rename_complete_status','2026-11-30 16:42:46.992471');
INSERT INTO "django_migrations" VALUES(46,'django_tasks_database','0012_add_separate_exception_fields','2026-11-30 16:42:47.478413');
INSERT INTO "django_migrations" VALUES(47,'django_tasks_database','0013_separate_exception_fields','2026-11-30 16:42:48.570893');
INSERT INTO "django_migrations" VALUES(48,'django_tasks_database','0014_remove_dbtaskresult_exception_data','2026-11-30 16:42:48.749737');
INSERT INTO "django_migrations" VALUES(49,'django_tasks_database','0015_correctly_order_run_after','2026-11-30 16:42:48.807258');
INSERT INTO "django_migrations" VALUES(50,'django_tasks_database','0016_remove_dbtaskresult_django_task_new_ordering_idx_and_more','2026-11-30 16:42:51.967799');
INSERT INTO "django_migrations" VALUES(51,'django_tasks_database','0017_dbtaskresult_metadata','2026-11-30 16:42:52.302694');
INSERT INTO "django_migrations" VALUES(52,'django_tasks_database','0018_rename_succeeded_status','2026-11-30 16:42:54.626577');
INSERT INTO "django_migrations" VALUES(53,'django_tasks_database','0019_rename_django_task_new_ordering_idx_tasks_db_new_ordering_idx_and_more','2026-11-30 16:42:56.063611');
INSERT INTO "django_migrations" VALUES(54,'django_tasks_database','0020_update_db_task_result_ordering','2026-11-30 16:42:56.387692');
INSERT INTO "django_migrations" VALUES(55,'django_tasks_database','0021_conditional_partial_index_ordering','2026-11-30 16:42:56.676655');
INSERT INTO "django_migrations" VALUES(56,'tasks','0003_positions_without_twins','2026-11-30 16:42:58.525156');
INSERT INTO "django_migrations" VALUES(57,'tasks','0004_positions_are_unique','2026-11-30 16:43:15.304657');
INSERT INTO "django_migrations" VALUES(58,'tasks','0005_amounts_beyond_doubt','2026-11-30 16:43:16.553733');
INSERT INTO "django_migrations" VALUES(59,'organisation','0002_order_of_the_alphabet','2026-11-30 16:43:18.657480');
INSERT INTO "django_migrations" VALUES(60,'tasks','0006_former_numbers','2026-11-30 16:43:29.022297');
INSERT INTO "django_migrations" VALUES(61,'tasks','0007_numbers_of_before','2026-11-30 16:43:30.593457');
INSERT INTO "django_migrations" VALUES(62,'tasks','0008_goal_numbers_without_twins','2026-11-30 16:43:31.762454');
INSERT INTO "django_migrations" VALUES(63,'tasks','0009_identity_and_life','2026-11-30 16:44:03.593448');
INSERT INTO "django_migrations" VALUES(64,'tasks','0010_what_stood_before','2026-11-30 16:44:06.917799');
INSERT INTO "django_migrations" VALUES(65,'exchange','0001_files_taken_and_brought','2026-11-30 16:44:08.099143');
INSERT INTO "django_migrations" VALUES(66,'feedback','0001_initial','2026-11-30 16:44:09.592436');
INSERT INTO "django_migrations" VALUES(67,'tasks','0011_former_codes','2026-11-30 16:44:17.386250');
INSERT INTO "django_migrations" VALUES(68,'tasks','0012_codes_of_before','2026-11-30 16:44:25.220276');
INSERT INTO "django_migrations" VALUES(69,'tasks','0013_former_numbers_are_gone','2026-11-30 16:44:25.368492');
INSERT INTO "django_migrations" VALUES(70,'tasks','0014_amounts_by_year','2026-11-30 16:44:29.013383');
INSERT INTO "django_migrations" VALUES(71,'tasks','0015_kept_sums','2026-11-30 16:44:34.746012');
INSERT INTO "django_migrations" VALUES(72,'tasks','0016_task_years','2026-11-30 16:44:37.514746');
INSERT INTO "django_migrations" VALUES(73,'tasks','0017_reported_years','2026-11-30 16:44:38.256245');
INSERT INTO "django_migrations" VALUES(74,'filling','0001_filled_file','2026-11-30 16:44:40.666336');
INSERT INTO "django_migrations" VALUES(75,'indicators','0001_initial','2026-11-30 16:45:08.120030');
INSERT INTO "django_migrations" VALUES(76,'indicators','0002_positions_without_twins','2026-11-30 16:45:11.064133');
INSERT INTO "django_migrations" VALUES(77,'indicators','0003_positions_are_unique','2026-11-30 16:45:17.463728');
INSERT INTO "django_migrations" VALUES(78,'indicators','0004_numbers_in_percent','2026-11-30 16:45:19.026625');
INSERT INTO "django_migrations" VALUES(79,'indicators','0005_identity_and_life','2026-11-30 16:45:21.940460');
INSERT INTO "django_migrations" VALUES(80,'indicators','0006_identities','2026-11-30 16:45:23.601767');
INSERT INTO "django_migrations" VALUES(81,'indicators','0007_targets_and_breaks','2026-11-30 16:46:41.307120');
INSERT INTO "django_migrations" VALUES(82,'indicators','0008_measures','2026-11-30 16:46:44.186010');
INSERT INTO "django_migrations" VALUES(83,'indicators','0009_bank_series','2026-11-30 16:46:49.547883');
INSERT INTO "django_migrations" VALUES(84,'indicators','0010_kept_facts','2026-11-30 16:46:50.045354');
INSERT INTO "django_migrations" VALUES(85,'leszno_strategy','0001_public_version','2026-11-30 16:46:50.235429');
INSERT INTO "django_migrations" VALUES(86,'leszno_strategy','0002_signs_of_life_of_workers','2026-11-30 16:46:50.272312');
INSERT INTO "django_migrations" VALUES(87,'letters','0001_initial','2026-11-30 16:46:50.433533');
INSERT INTO "django_migrations" VALUES(88,'letters','0002_one_click_end','2026-11-30 16:46:50.856476');
INSERT INTO "django_migrations" VALUES(89,'mfa','0001_initial','2026-11-30 16:46:53.009707');
INSERT INTO "django_migrations" VALUES(90,'mfa','0002_authenticator_timestamps','2026-11-30 16:47:00.217873');
INSERT INTO "django_migrations" VALUES(91,'mfa','0003_authenticator_type_uniq','2026-11-30 16:47:04.405688');
INSERT INTO "django_migrations" VALUES(92,'operations','0001_maintenance','2026-11-30 16:47:04.570241');
INSERT INTO "django_migrations" VALUES(93,'public','0001_folded_texts','2026-11-30 16:47:08.895802');
INSERT INTO "django_migrations" VALUES(94,'public','0002_searched_words','2026-11-30 16:47:09.285664');
INSERT INTO "django_migrations" VALUES(95,'public','0003_followers','2026-11-30 16:47:11.989267');
INSERT INTO "django_migrations" VALUES(96,'public','0004_topics_found','2026-11-30 16:47:12.116925');
INSERT INTO "django_migrations" VALUES(97,'public','0005_words_by_row','2026-11-30 16:47:12.398545');
INSERT INTO "django_migrations" VALUES(98,'reporting','0001_initial','2026-11-30 16:47:55.823985');
INSERT INTO "django_migrations" VALUES(99,'reporting','0002_action_of_a_version','2026-11-30 16:48:12.793996');
INSERT INTO "django_migrations" VALUES(100,'reporting','0003_days_of_notices','2026-11-30 16:48:16.445327');
INSERT INTO "django_migrations" VALUES(101,'reporting','0004_plans_in_campaigns','2026-11-30 16:48:23.394500');
INSERT INTO "django_migrations" VALUES(102,'reporting','0005_reports_on_every_level','2026-11-30 16:49:02.321988');
INSERT INTO "django_migrations" VALUES(103,'reporting','0006_calendar_key','2026-11-30 16:49:05.456809');
INSERT INTO "django_migrations" VALUES(104,'reporting','0007_drafts_that_save_themselves','2026-11-30 16:49:07.563414');
INSERT INTO "django_migrations" VALUES(105,'reporting','0008_questions_and_four_eyes','2026-11-30 16:49:25.157288');
INSERT INTO "django_migrations" VALUES(106,'sessions','0001_initial','2026-11-30 16:49:25.405300');
INSERT INTO "django_migrations" VALUES(107,'signing_in','0001_attempts','2026-11-30 16:49:25.565183');
INSERT INTO "django_migrations" VALUES(108,'tasks','0018_stories_of_goals','2026-11-30 16:49:30.607848');
INSERT INTO "django_migrations" VALUES(109,'tasks','0019_pictures_of_goals','2026-11-30 16:49:46.309893');
INSERT INTO "django_migrations" VALUES(110,'tasks','0020_places_of_tasks','2026-11-30 16:50:05.176932');
INSERT INTO "django_migrations" VALUES(111,'topics','0001_topics','2026-11-30 16:50:19.143291');
INSERT INTO "django_migrations" VALUES(112,'usersessions','0001_initial','2026-11-30 16:50:22.470190');
CREATE TABLE "django_session" ("session_key" varchar(40) NOT NULL PRIMARY KEY, "session_data" text NOT NULL, "expire_date" datetime NOT NULL);
CREATE TABLE "django_tasks_database_dbtaskresult" ("id" char(32) NOT NULL PRIMARY KEY, "args_kwargs" text NOT NULL CHECK ((JSON_VALID("args_kwargs") OR "args_kwargs" IS NULL)), "priority" integer NOT NULL, "task_path" text NOT NULL, "queue_name" varchar(32) NOT NULL, "backend_name" varchar(32) NOT NULL, "run_after" datetime NOT NULL, "enqueued_at" datetime NOT NULL, "finished_at" datetime NULL, "started_at" datetime NULL, "return_value" text NULL CHECK ((JSON_VALID("return_value") OR "return_value" IS NULL)), "exception_class_path" text NOT NULL, "traceback" text NOT NULL, "worker_ids" text NOT NULL CHECK ((JSON_VALID("worker_ids") OR "worker_ids" IS NULL)), "status" varchar(10) NOT NULL, CONSTRAINT "priority_range" CHECK ("priority" BETWEEN -100 AND 100));
CREATE TABLE "exchange_snapshot" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "token" varchar(64) NOT NULL UNIQUE, "packed" BLOB NOT NULL, "made_at" datetime NOT NULL);
CREATE TABLE "exchange_upload" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "typed" text NOT NULL CHECK ((JSON_VALID("typed") OR "typed" IS NULL)), "name" varchar(150) NOT NULL, "file" varchar(100) NOT NULL, "state" varchar(10) NOT NULL, "at" datetime NOT NULL, "seen_at" datetime NULL, "tries" smallint unsigned NOT NULL CHECK ("tries" >= 0), "faults" text NOT NULL CHECK ((JSON_VALID("faults") OR "faults" IS NULL)), "findings" text NOT NULL CHECK ((JSON_VALID("findings") OR "findings" IS NULL)), "decided_at" datetime NULL, "after_id" bigint NULL REFERENCES "exchange_snapshot" ("id") DEFERRABLE INITIALLY DEFERRED, "base_id" bigint NULL REFERENCES "exchange_snapshot" ("id") DEFERRABLE INITIALLY DEFERRED, "before_id" bigint NULL REFERENCES "exchange_snapshot" ("id") DEFERRABLE INITIALLY DEFERRED, "by_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "compared_id" bigint NULL REFERENCES "exchange_snapshot" ("id") DEFERRABLE INITIALLY DEFERRED, "decided_by_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "strategy_id" bigint NULL REFERENCES "tasks_strategy" ("id") DEFERRABLE INITIALLY DEFERRED, "wanted_id" bigint NULL REFERENCES "exchange_snapshot" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "upload_state_known" CHECK ("state" IN ('waiting', 'reading', 'read', 'refused', 'applied', 'undone', 'discarded')));
CREATE TABLE "feedback_feedback" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(20) NOT NULL, "text" text NOT NULL, "page" varchar(500) NOT NULL, "email" varchar(254) NOT NULL, "created_at" datetime NOT NULL, "is_handled" bool NOT NULL, "handled_at" datetime NULL, "handled_by_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "feedback_kind_known" CHECK ("kind" IN ('general', 'accessibility')), CONSTRAINT "feedback_handled_at_some_time" CHECK ((("handled_at" IS NOT NULL AND "is_handled") OR ("handled_at" IS NULL AND NOT "is_handled"))));
INSERT INTO "feedback_feedback" VALUES(1,'general','uwaga','','czytelnik@example.org','2026-11-30 16:54:55.262435',0,NULL,NULL);
CREATE TABLE "filling_filledfile" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(150) NOT NULL, "at" datetime NOT NULL, "rows" text NOT NULL CHECK ((JSON_VALID("rows") OR "rows" IS NULL)), "faults" text NOT NULL CHECK ((JSON_VALID("faults") OR "faults" IS NULL)), "told" text NOT NULL CHECK ((JSON_VALID("told") OR "told" IS NULL)), "by_id" bigint NOT NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "year_id" bigint NOT NULL REFERENCES "tasks_strategyyear" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "indicators_absentkind" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(10) NOT NULL, "task_id" bigint NOT NULL REFERENCES "tasks_task" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "absent_kind_unique" UNIQUE ("task_id", "kind"), CONSTRAINT "absent_kind_known" CHECK ("kind" IN ('output', 'result', 'impact', 'context')));
CREATE TABLE "indicators_bankfile" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(200) NOT NULL, "at" datetime NOT NULL, "content" text NOT NULL CHECK ((JSON_VALID("content") OR "content" IS NULL)), "by_id" bigint NOT NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "strategy_id" bigint NOT NULL REFERENCES "tasks_strategy" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "indicators_changedfacts" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "place" varchar(40) NOT NULL, "transaction" bigint NOT NULL, CONSTRAINT "changed_facts_unique" UNIQUE ("place", "transaction"));
INSERT INTO "indicators_changedfacts" VALUES(1,'of_strategy-1',0);
INSERT INTO "indicators_changedfacts" VALUES(2,'programme-1',0);
INSERT INTO "indicators_changedfacts" VALUES(3,'goal-1',0);
CREATE TABLE "indicators_historicalabsentkind" ("id" bigint NOT NULL, "kind" varchar(10) NOT NULL, "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "task_id" bigint NULL);
CREATE TABLE "indicators_historicalindicator" ("id" bigint NOT NULL, "kind" varchar(10) NOT NULL, "name" varchar(500) NOT NULL, "definition" text NOT NULL, "unit" varchar(50) NOT NULL, "source" varchar(500) NOT NULL, "direction" varchar(10) NOT NULL, "baseline" decimal NULL, "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "goal_id" bigint NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "programme_id" bigint NULL, "task_id" bigint NULL, "uid" varchar(20) NOT NULL, "band_from" decimal NULL, "band_to" decimal NULL, "baseline_year" smallint unsigned NULL CHECK ("baseline_year" >= 0), "comparison" text NOT NULL, "frequency" varchar(10) NOT NULL, "is_headline" bool NOT NULL, "method" text NOT NULL, "of_strategy_id" bigint NULL, "reporting_post_id" bigint NULL, "reporting_unit_id" bigint NULL, "position" smallint unsigned NOT NULL CHECK ("position" >= 0));
INSERT INTO "indicators_historicalindicator" VALUES(1,'output','Wskaźnik 2','','','','',NULL,1,'2026-11-30 16:54:50.810557',NULL,'+',1,NULL,NULL,NULL,'cpkjhvcvvv',NULL,NULL,NULL,'','',0,'',NULL,NULL,NULL,1);
INSERT INTO "indicators_historicalindicator" VALUES(2,'output','Wskaźnik 3','','','','',NULL,2,'2026-11-30 16:54:51.138680',NULL,'+',NULL,NULL,NULL,1,'vxnkqntzwq',NULL,NULL,NULL,'','',0,'',NULL,NULL,NULL,1);
CREATE TABLE "indicators_historicalindicatorbreak" ("id" bigint NOT NULL, "year" smallint unsigned NOT NULL CHECK ("year" >= 0), "reason" varchar(500) NOT NULL, "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "indicator_id" bigint NULL);
CREATE TABLE "indicators_historicalindicatortarget" ("id" bigint NOT NULL, "year" smallint unsigned NOT NULL CHECK ("year" >= 0), "number" decimal NOT NULL, "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "indicator_id" bigint NULL);
CREATE TABLE "indicators_historicalindicatorvalue" ("id" bigint NOT NULL, "year" smallint unsigned NOT NULL CHECK ("year" >= 0), "text" varchar(500) NOT NULL, "number" decimal NULL, "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "indicator_id" bigint NULL);
INSERT INTO "indicators_historicalindicatorvalue" VALUES(1,2009,'10',10,1,'2026-11-30 16:54:50.860078',NULL,'+',NULL,1);
INSERT INTO "indicators_historicalindicatorvalue" VALUES(2,2010,'12,5',12.5,2,'2026-11-30 16:54:50.952622',NULL,'+',NULL,1);
INSERT INTO "indicators_historicalindicatorvalue" VALUES(3,2009,'ok. 18',NULL,3,'2026-11-30 16:54:51.184951',NULL,'+',NULL,2);
INSERT INTO "indicators_historicalindicatorvalue" VALUES(4,2010,'5',5,4,'2026-11-30 16:54:51.304979',NULL,'+',NULL,2);
INSERT INTO "indicators_historicalindicatorvalue" VALUES(4,2010,'6',6,5,'2026-11-30 16:54:54.573437',NULL,'~',1,2);
CREATE TABLE "indicators_indicator" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "position" smallint unsigned NOT NULL CHECK ("position" >= 0), "kind" varchar(10) NOT NULL, "name" varchar(500) NOT NULL, "definition" text NOT NULL, "unit" varchar(50) NOT NULL, "source" varchar(500) NOT NULL, "direction" varchar(10) NOT NULL, "baseline" decimal NULL, "goal_id" bigint NULL REFERENCES "tasks_goal" ("id") DEFERRABLE INITIALLY DEFERRED, "programme_id" bigint NULL REFERENCES "tasks_programme" ("id") DEFERRABLE INITIALLY DEFERRED, "task_id" bigint NULL REFERENCES "tasks_task" ("id") DEFERRABLE INITIALLY DEFERRED, "uid" varchar(20) NOT NULL, "band_from" decimal NULL, "band_to" decimal NULL, "baseline_year" smallint unsigned NULL CHECK ("baseline_year" >= 0), "comparison" text NOT NULL, "frequency" varchar(10) NOT NULL, "is_headline" bool NOT NULL, "method" text NOT NULL, "of_strategy_id" bigint NULL REFERENCES "tasks_strategy" ("id") DEFERRABLE INITIALLY DEFERRED, "reporting_post_id" bigint NULL REFERENCES "organisation_post" ("id") DEFERRABLE INITIALLY DEFERRED, "reporting_unit_id" bigint NULL REFERENCES "organisation_unit" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "indicator_kind_known" CHECK ("kind" IN ('output', 'result', 'impact', 'context')), CONSTRAINT "indicator_direction_known" CHECK ("direction" IN ('', 'more', 'less', 'band')), CONSTRAINT "indicator_position_in_goal_unique" UNIQUE ("goal_id", "position"), CONSTRAINT "indicator_position_in_programme_unique" UNIQUE ("programme_id", "position"), CONSTRAINT "indicator_position_in_task_unique" UNIQUE ("task_id", "position"), CONSTRAINT "indicator_position_in_strategy_unique" UNIQUE ("of_strategy_id", "position"), CONSTRAINT "indicator_has_one_parent" CHECK ((("goal_id" IS NULL AND "of_strategy_id" IS NOT NULL AND "programme_id" IS NULL AND "task_id" IS NULL) OR ("goal_id" IS NOT NULL AND "of_strategy_id" IS NULL AND "programme_id" IS NULL AND "task_id" IS NULL) OR ("goal_id" IS NULL AND "of_strategy_id" IS NULL AND "programme_id" IS NOT NULL AND "task_id" IS NULL) OR ("goal_id" IS NULL AND "of_strategy_id" IS NULL AND "programme_id" IS NULL AND "task_id" IS NOT NULL))), CONSTRAINT "indicator_frequency_known" CHECK ("frequency" IN ('', 'monthly', 'quarterly', 'yearly', 'biennial', 'rarer')), CONSTRAINT "indicator_baseline_year_plausible" CHECK (("baseline_year" BETWEEN 1990 AND 2100 OR "baseline_year" IS NULL)), CONSTRAINT "indicator_band_in_order" CHECK (("band_from" IS NULL OR "band_to" IS NULL OR "band_to" >= ("band_from"))), CONSTRAINT "indicator_has_one_reporter" CHECK (("reporting_unit_id" IS NULL OR "reporting_post_id" IS NULL)));
INSERT INTO "indicators_indicator" VALUES(1,1,'output','Wskaźnik 2','','','','',NULL,1,NULL,NULL,'cpkjhvcvvv',NULL,NULL,NULL,'','',0,'',NULL,NULL,NULL);
INSERT INTO "indicators_indicator" VALUES(2,1,'output','Wskaźnik 3','','','','',NULL,NULL,NULL,1,'vxnkqntzwq',NULL,NULL,NULL,'','',0,'',NULL,NULL,NULL);
CREATE TABLE "indicators_indicatorbreak" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "year" smallint unsigned NOT NULL CHECK ("year" >= 0), "reason" varchar(500) NOT NULL, "indicator_id" bigint NOT NULL REFERENCES "indicators_indicator" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "indicator_break_unique" UNIQUE ("indicator_id", "year"), CONSTRAINT "indicator_break_year_plausible" CHECK ("year" BETWEEN 1990 AND 2100));
CREATE TABLE "indicators_indicatortarget" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "year" smallint unsigned NOT NULL CHECK ("year" >= 0), "number" decimal NOT NULL, "indicator_id" bigint NOT NULL REFERENCES "indicators_indicator" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "indicator_target_unique" UNIQUE ("indicator_id", "year"), CONSTRAINT "indicator_target_year_plausible" CHECK ("year" BETWEEN 1990 AND 2100));
CREATE TABLE "indicators_indicatorvalue" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "year" smallint unsigned NOT NULL CHECK ("year" >= 0), "text" varchar(500) NOT NULL, "number" decimal NULL, "indicator_id" bigint NOT NULL REFERENCES "indicators_indicator" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "indicator_value_unique" UNIQUE ("indicator_id", "year"), CONSTRAINT "indicator_value_year_plausible" CHECK ("year" BETWEEN 1990 AND 2100));
INSERT INTO "indicators_indicatorvalue" VALUES(1,2009,'10',10,1);
INSERT INTO "indicators_indicatorvalue" VALUES(2,2010,'12,5',12.5,1);
INSERT INTO "indicators_indicatorvalue" VALUES(3,2009,'ok. 18',NULL,2);
INSERT INTO "indicators_indicatorvalue" VALUES(4,2010,'6',6,2);
CREATE TABLE "indicators_measure" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(50) NOT NULL);
INSERT INTO "indicators_measure" VALUES(1,'%');
INSERT INTO "indicators_measure" VALUES(2,'pkt proc.');
INSERT INTO "indicators_measure" VALUES(3,'‰');
INSERT INTO "indicators_measure" VALUES(4,'szt.');
INSERT INTO "indicators_measure" VALUES(5,'os.');
INSERT INTO "indicators_measure" VALUES(6,'km');
INSERT INTO "indicators_measure" VALUES(7,'m');
INSERT INTO "indicators_measure" VALUES(8,'ha');
INSERT INTO "indicators_measure" VALUES(9,'m²');
INSERT INTO "indicators_measure" VALUES(10,'km²');
INSERT INTO "indicators_measure" VALUES(11,'m³');
INSERT INTO "indicators_measure" VALUES(12,'zł');
INSERT INTO "indicators_measure" VALUES(13,'tys. zł');
INSERT INTO "indicators_measure" VALUES(14,'mln zł');
INSERT INTO "indicators_measure" VALUES(15,'t');
INSERT INTO "indicators_measure" VALUES(16,'Mg');
INSERT INTO "indicators_measure" VALUES(17,'kg');
INSERT INTO "indicators_measure" VALUES(18,'kWh');
INSERT INTO "indicators_measure" VALUES(19,'MWh');
INSERT INTO "indicators_measure" VALUES(20,'GJ');
INSERT INTO "indicators_measure" VALUES(21,'MW');
INSERT INTO "indicators_measure" VALUES(22,'µg/m³');
INSERT INTO "indicators_measure" VALUES(23,'dB');
INSERT INTO "indicators_measure" VALUES(24,'lata');
INSERT INTO "indicators_measure" VALUES(25,'dni');
INSERT INTO "indicators_measure" VALUES(26,'godz.');
INSERT INTO "indicators_measure" VALUES(27,'na 1 tys. os.');
INSERT INTO "indicators_measure" VALUES(28,'na 10 tys. os.');
INSERT INTO "indicators_measure" VALUES(29,'indeks');
INSERT INTO "indicators_measure" VALUES(30,'ocena');
CREATE TABLE "indicators_placefacts" ("place" varchar(40) NOT NULL PRIMARY KEY, "made_with" varchar(60) NOT NULL);
CREATE TABLE "indicators_seriessource" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "group" varchar(20) NOT NULL, "series" text NOT NULL, "unit" varchar(100) NOT NULL, "territory" varchar(20) NOT NULL, "indicator_id" bigint NOT NULL UNIQUE REFERENCES "indicators_indicator" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "indicators_yearfacts" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "year" smallint unsigned NOT NULL CHECK ("year" >= 0), "first" smallint unsigned NULL CHECK ("first" >= 0), "counts" text NOT NULL, "rows" text NOT NULL, "of_id" varchar(40) NOT NULL, CONSTRAINT "year_facts_unique" UNIQUE ("of_id", "year"));
CREATE TABLE "leszno_strategy_publicchange" ("transaction" bigint NOT NULL PRIMARY KEY, "is_last" bool NOT NULL);
CREATE TABLE "leszno_strategy_publicversion" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "number" bigint NOT NULL, CONSTRAINT "public_version_is_one" CHECK ("id" = 1));
INSERT INTO "leszno_strategy_publicversion" VALUES(1,1796057694708006);
CREATE TABLE "leszno_strategy_workerseen" ("name" varchar(64) NOT NULL PRIMARY KEY, "seen_at" datetime NOT NULL);
CREATE TABLE "letters_letter" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "to" text NOT NULL, "subject" text NOT NULL, "text" text NOT NULL, "html" text NOT NULL, "reply_to" text NOT NULL, "message_id" varchar(255) NOT NULL UNIQUE, "created_at" datetime NOT NULL, "attempts" integer unsigned NOT NULL CHECK ("attempts" >= 0), "not_before" datetime NOT NULL, "claimed_at" datetime NULL, "sent_at" datetime NULL, "filed_at" datetime NULL, "given_up_at" datetime NULL, "unsubscribe" text NOT NULL);
INSERT INTO "letters_letter" VALUES(1,'a@example.org','s','t','','','<1@x>','2026-11-30 16:54:55.417239',0,'2026-11-30 16:54:55.417259',NULL,NULL,NULL,NULL,'');
CREATE TABLE "mfa_authenticator" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "type" varchar(20) NOT NULL, "data" text NOT NULL CHECK ((JSON_VALID("data") OR "data" IS NULL)), "user_id" bigint NOT NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "created_at" datetime NOT NULL, "last_used_at" datetime NULL);
CREATE TABLE "operations_maintenance" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "said" text NOT NULL, "since" datetime NOT NULL, "minutes" integer unsigned NOT NULL CHECK ("minutes" >= 0), CONSTRAINT "maintenance_is_one" CHECK ("id" = 1));
CREATE TABLE "organisation_appointment" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "starts_on" date NULL, "ends_on" date NULL, "is_deputy" bool NOT NULL, "user_id" bigint NOT NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "post_id" bigint NOT NULL REFERENCES "organisation_post" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "appointment_ends_after_start" CHECK (("ends_on" >= ("starts_on") OR "starts_on" IS NULL OR "ends_on" IS NULL)), CONSTRAINT "appointment_of_deputy_has_dates" CHECK ((NOT "is_deputy" OR ("ends_on" IS NOT NULL AND "starts_on" IS NOT NULL))));
INSERT INTO "organisation_appointment" VALUES(1,NULL,NULL,0,1,1);
INSERT INTO "organisation_appointment" VALUES(2,NULL,NULL,0,2,2);
CREATE TABLE "organisation_historicalappointment" ("id" bigint NOT NULL, "starts_on" date NULL, "ends_on" date NULL, "is_deputy" bool NOT NULL, "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" bigint NULL, "post_id" bigint NULL);
INSERT INTO "organisation_historicalappointment" VALUES(1,NULL,NULL,0,1,'2026-11-30 16:54:48.704992',NULL,'+',NULL,1,1);
INSERT INTO "organisation_historicalappointment" VALUES(2,NULL,NULL,0,2,'2026-11-30 16:54:49.051040',NULL,'+',NULL,2,2);
CREATE TABLE "organisation_historicalpost" ("id" bigint NOT NULL, "title" varchar(250) NOT NULL, "office_role" varchar(20) NOT NULL, "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "unit_id" bigint NULL);
INSERT INTO "organisation_historicalpost" VALUES(1,'Stanowisko 1','office',1,'2026-11-30 16:54:48.631642',NULL,'+',NULL,NULL);
INSERT INTO "organisation_historicalpost" VALUES(2,'Naczelnik','',2,'2026-11-30 16:54:48.949158',NULL,'+',NULL,1);
CREATE TABLE "organisation_historicalunit" ("id" bigint NOT NULL, "name" varchar(250) NOT NULL, "is_outside" bool NOT NULL, "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "organisation_historicalunit" VALUES(1,'Wydział Edukacji',0,1,'2026-11-30 16:54:48.805320',NULL,'+',NULL);
CREATE TABLE "organisation_post" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "title" varchar(250) NOT NULL UNIQUE, "office_role" varchar(20) NOT NULL, "unit_id" bigint NULL REFERENCES "organisation_unit" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "post_office_role_known" CHECK ("office_role" IN ('', 'office', 'administrator', 'auditor')));
INSERT INTO "organisation_post" VALUES(1,'Stanowisko 1','office',NULL);
INSERT INTO "organisation_post" VALUES(2,'Naczelnik','',1);
CREATE TABLE "organisation_unit" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(250) NOT NULL UNIQUE, "is_outside" bool NOT NULL);
INSERT INTO "organisation_unit" VALUES(1,'Wydział Edukacji',0);
CREATE TABLE "organisation_unitalias" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(250) NOT NULL, "unit_id" bigint NOT NULL REFERENCES "organisation_unit" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "organisation_user" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "password" varchar(128) NOT NULL, "last_login" datetime NULL, "is_superuser" bool NOT NULL, "username" varchar(150) NOT NULL UNIQUE, "first_name" varchar(150) NOT NULL, "last_name" varchar(150) NOT NULL, "is_staff" bool NOT NULL, "is_active" bool NOT NULL, "date_joined" datetime NOT NULL, "email" varchar(254) NOT NULL, "is_demo" bool NOT NULL, "wants_digest" bool NOT NULL);
INSERT INTO "organisation_user" VALUES(1,'md5$5YYudGQdwAlwy35iSIwcmn$1abbf1dfd532790c9365559313e019f8',NULL,0,'biuro','Zofia','Żak',0,1,'2026-11-30 16:54:48.637166','biuro@example.org',0,1);
INSERT INTO "organisation_user" VALUES(2,'',NULL,0,'anna','Anna','Nowak',0,1,'2026-11-30 16:54:48.996985','anna@example.org',0,1);
CREATE TABLE "organisation_user_groups" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "user_id" bigint NOT NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "organisation_user_user_permissions" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "user_id" bigint NOT NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "public_follower" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "email" varchar(254) NOT NULL, "language" varchar(7) NOT NULL, "asked_at" datetime NOT NULL, "confirmed_at" datetime NULL, "told_to" bigint NOT NULL, "told_at" datetime NULL, "goal_id" bigint NULL REFERENCES "tasks_goal" ("id") DEFERRABLE INITIALLY DEFERRED, "strategy_id" bigint NOT NULL REFERENCES "tasks_strategy" ("id") DEFERRABLE INITIALLY DEFERRED, "unit_id" bigint NULL REFERENCES "organisation_unit" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "follower_of_one_thing" CHECK (("goal_id" IS NULL OR "unit_id" IS NULL)));
INSERT INTO "public_follower" VALUES(1,'czytelnik@example.org','pl','2026-11-30 16:54:55.357228',NULL,0,NULL,NULL,1,NULL);
CREATE TABLE "public_searchedword" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "word" varchar(40) COLLATE BINARY NOT NULL, "strategy" bigint NULL, "kind" smallint unsigned NOT NULL CHECK ("kind" >= 0), "row" bigint NOT NULL, "place" smallint unsigned NOT NULL CHECK ("place" >= 0));
INSERT INTO "public_searchedword" VALUES(1,'wydzial',NULL,5,1,0);
INSERT INTO "public_searchedword" VALUES(2,'edukacji',NULL,5,1,0);
INSERT INTO "public_searchedword" VALUES(3,'naczelnik',NULL,5,1,4);
INSERT INTO "public_searchedword" VALUES(4,'cel',1,1,1,0);
INSERT INTO "public_searchedword" VALUES(5,'i',1,1,1,0);
INSERT INTO "public_searchedword" VALUES(6,'program',1,2,1,0);
INSERT INTO "public_searchedword" VALUES(7,'1',1,2,1,0);
INSERT INTO "public_searchedword" VALUES(8,'naczelnik',1,2,1,4);
INSERT INTO "public_searchedword" VALUES(9,'wydzial',1,2,1,4);
INSERT INTO "public_searchedword" VALUES(10,'edukacji',1,2,1,4);
INSERT INTO "public_searchedword" VALUES(11,'szkoly',1,3,1,0);
INSERT INTO "public_searchedword" VALUES(12,'zolte',1,3,1,0);
INSERT INTO "public_searchedword" VALUES(15,'etap',1,3,1,2);
INSERT INTO "public_searchedword" VALUES(16,'1',1,3,1,2);
INSERT INTO "public_searchedword" VALUES(17,'2',1,3,1,2);
INSERT INTO "public_searchedword" VALUES(18,'naczelnik',1,3,1,4);
INSERT INTO "public_searchedword" VALUES(19,'wydzial',1,3,1,4);
INSERT INTO "public_searchedword" VALUES(20,'edukacji',1,3,1,4);
INSERT INTO "public_searchedword" VALUES(21,'drogi',1,3,2,0);
INSERT INTO "public_searchedword" VALUES(22,'etap',1,3,2,2);
INSERT INTO "public_searchedword" VALUES(23,'1',1,3,2,2);
INSERT INTO "public_searchedword" VALUES(24,'wydzial',1,3,2,4);
INSERT INTO "public_searchedword" VALUES(25,'edukacji',1,3,2,4);
INSERT INTO "public_searchedword" VALUES(26,'wskaznik',1,4,1,0);
INSERT INTO "public_searchedword" VALUES(27,'2',1,4,1,0);
INSERT INTO "public_searchedword" VALUES(28,'wskaznik',1,3,1,6);
INSERT INTO "public_searchedword" VALUES(29,'3',1,3,1,6);
INSERT INTO "public_searchedword" VALUES(30,'wskaznik',1,4,2,0);
INSERT INTO "public_searchedword" VALUES(31,'3',1,4,2,0);
INSERT INTO "public_searchedword" VALUES(34,'zrobiono',1,3,1,5);
INSERT INTO "public_searchedword" VALUES(35,'prawie',1,3,1,5);
CREATE TABLE "reporting_attachment" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "file" varchar(100) NOT NULL, "name" varchar(150) NOT NULL, "size" bigint unsigned NOT NULL CHECK ("size" >= 0), "report_id" bigint NOT NULL REFERENCES "reporting_report" ("id") DEFERRABLE INITIALLY DEFERRED, "added_in_id" bigint NOT NULL REFERENCES "reporting_version" ("id") DEFERRABLE INITIALLY DEFERRED, "removed_in_id" bigint NULL REFERENCES "reporting_version" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "reporting_attachment" VALUES(1,'1/2c4493c078f54e42816c637d0f4d861d','opis.txt',4,1,1,NULL);
CREATE TABLE "reporting_calendarkey" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "nonce" varchar(50) NOT NULL UNIQUE, "created_at" datetime NOT NULL, "user_id" bigint NOT NULL UNIQUE REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "reporting_campaign" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "opens_on" date NOT NULL, "due_on" date NOT NULL, "closes_on" date NOT NULL, "instructions" text NOT NULL, "coordinators_approve" bool NOT NULL, "is_closed" bool NOT NULL, "year_id" bigint NOT NULL UNIQUE REFERENCES "tasks_strategyyear" ("id") DEFERRABLE INITIALLY DEFERRED, "plans_may_change" bool NOT NULL, "four_eyes" bool NOT NULL, "goals_summarise" bool NOT NULL, CONSTRAINT "campaign_days_in_order" CHECK (("closes_on" >= ("due_on") AND "due_on" >= ("opens_on"))));
INSERT INTO "reporting_campaign" VALUES(1,'2026-11-20','2026-12-10','2026-12-20','',1,0,2,0,0,0);
CREATE TABLE "reporting_historicalcampaign" ("id" bigint NOT NULL, "opens_on" date NOT NULL, "due_on" date NOT NULL, "closes_on" date NOT NULL, "instructions" text NOT NULL, "coordinators_approve" bool NOT NULL, "is_closed" bool NOT NULL, "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "year_id" bigint NULL, "plans_may_change" bool NOT NULL, "four_eyes" bool NOT NULL, "goals_summarise" bool NOT NULL);
INSERT INTO "reporting_historicalcampaign" VALUES(1,'2026-11-20','2026-12-10','2026-12-20','',1,0,1,'2026-11-30 16:54:53.329164',NULL,'+',NULL,2,0,0,0);
CREATE TABLE "reporting_notice" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "occasion" varchar(40) NOT NULL, "campaign_id" bigint NOT NULL REFERENCES "reporting_campaign" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" bigint NOT NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "notice_unique" UNIQUE ("user_id", "campaign_id", "occasion"));
CREATE TABLE "reporting_question" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "to" varchar(20) NOT NULL, "text" text NOT NULL, "at" datetime NOT NULL, "answer" text NOT NULL, "answered_at" datetime NULL, "closed_at" datetime NULL, "answered_by_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "by_id" bigint NOT NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "closed_by_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "report_id" bigint NOT NULL REFERENCES "reporting_report" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "question_to_known" CHECK ("to" IN ('executor', 'coordinator')), CONSTRAINT "question_answer_is_whole" CHECK ((("answer" = '' AND "answered_at" IS NULL AND "answered_by_id" IS NULL) OR (NOT ("answer" = '') AND "answered_at" IS NOT NULL AND "answered_by_id" IS NOT NULL))), CONSTRAINT "question_end_is_whole" CHECK ((("closed_at" IS NULL AND "closed_by_id" IS NULL) OR ("closed_at" IS NOT NULL AND "closed_by_id" IS NOT NULL))));
CREATE TABLE "reporting_report" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "state" varchar(20) NOT NULL, "base" text NOT NULL CHECK ((JSON_VALID("base") OR "base" IS NULL)), "task_id" bigint NULL REFERENCES "tasks_task" ("id") DEFERRABLE INITIALLY DEFERRED, "year_id" bigint NOT NULL REFERENCES "tasks_strategyyear" ("id") DEFERRABLE INITIALLY DEFERRED, "latest_id" bigint NULL REFERENCES "reporting_version" ("id") DEFERRABLE INITIALLY DEFERRED, "published_id" bigint NULL REFERENCES "reporting_version" ("id") DEFERRABLE INITIALLY DEFERRED, "goal_id" bigint NULL REFERENCES "tasks_goal" ("id") DEFERRABLE INITIALLY DEFERRED, "of_strategy_id" bigint NULL REFERENCES "tasks_strategy" ("id") DEFERRABLE INITIALLY DEFERRED, "programme_id" bigint NULL REFERENCES "tasks_programme" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "report_state_known" CHECK ("state" IN ('draft', 'submitted', 'returned', 'approved')), CONSTRAINT "report_approved_is_published" CHECK ((NOT ("state" = 'approved') OR "published_id" IS NOT NULL)), CONSTRAINT "report_of_of_strategy_unique" UNIQUE ("of_strategy_id", "year_id"), CONSTRAINT "report_of_goal_unique" UNIQUE ("goal_id", "year_id"), CONSTRAINT "report_of_programme_unique" UNIQUE ("programme_id", "year_id"), CONSTRAINT "report_of_task_unique" UNIQUE ("task_id", "year_id"), CONSTRAINT "report_has_one_subject" CHECK ((("goal_id" IS NULL AND "of_strategy_id" IS NOT NULL AND "programme_id" IS NULL AND "task_id" IS NULL) OR ("goal_id" IS NOT NULL AND "of_strategy_id" IS NULL AND "programme_id" IS NULL AND "task_id" IS NULL) OR ("goal_id" IS NULL AND "of_strategy_id" IS NULL AND "programme_id" IS NOT NULL AND "task_id" IS NULL) OR ("goal_id" IS NULL AND "of_strategy_id" IS NULL AND "programme_id" IS NULL AND "task_id" IS NOT NULL))));
INSERT INTO "reporting_report" VALUES(1,'approved','{"planned": {"1": "50"}, "actual": {"1": "30.55"}, "values": {"2": "5"}, "total": null, "spent": {}, "notes": [], "plan_reason": "", "plan_before": null, "done": "", "obstacles": "", "next_steps": ""}',1,2,2,2,NULL,NULL,NULL);
INSERT INTO "reporting_report" VALUES(2,'submitted','{"planned": {"3": "0"}, "actual": {"3": null}, "values": {}, "total": null, "spent": {}, "notes": [], "plan_reason": "", "plan_before": null, "done": "", "obstacles": "", "next_steps": ""}',2,2,3,NULL,NULL,NULL,NULL);
CREATE TABLE "reporting_version" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "number" integer unsigned NOT NULL CHECK ("number" >= 0), "at" datetime NOT NULL, "reason" text NOT NULL, "content" text NOT NULL CHECK ((JSON_VALID("content") OR "content" IS NULL)), "by_id" bigint NOT NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "report_id" bigint NOT NULL REFERENCES "reporting_report" ("id") DEFERRABLE INITIALLY DEFERRED, "action" varchar(20) NOT NULL, "quiet_since" datetime NULL, CONSTRAINT "version_number_unique" UNIQUE ("report_id", "number"), CONSTRAINT "version_action_known" CHECK ("action" IN ('saved', 'submitted', 'withdrawn', 'returned', 'approved', 'corrected')));
INSERT INTO "reporting_version" VALUES(1,1,'2026-11-30 16:54:53.809917','Powód.','{"planned": {"1": "50"}, "actual": {"1": "35", "2": null}, "values": {"2": "6"}, "total": null, "spent": {}, "notes": [], "plan_reason": "", "plan_before": {"1": "50"}, "done": "Zrobiono \u201eprawie\u201d.", "obstacles": "", "next_steps": ""}',1,1,'submitted',NULL);
INSERT INTO "reporting_version" VALUES(2,2,'2026-11-30 16:54:54.270176','Powód.','{"planned": {"1": "50"}, "actual": {"1": "35", "2": null}, "values": {"2": "6"}, "total": null, "spent": {}, "notes": [], "plan_reason": "", "plan_before": {"1": "50"}, "done": "Zrobiono \u201eprawie\u201d.", "obstacles": "", "next_steps": ""}',1,1,'approved',NULL);
INSERT INTO "reporting_version" VALUES(3,1,'2026-11-30 16:54:55.115725','Powód.','{"planned": {"3": "0"}, "actual": {"3": null}, "values": {}, "total": null, "spent": {}, "notes": [], "plan_reason": "", "plan_before": {"3": "0"}, "done": "Zrobiono.", "obstacles": "", "next_steps": ""}',1,2,'submitted',NULL);
CREATE TABLE "signing_in_attempt" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "account" varchar(64) NOT NULL, "place" varchar(64) NOT NULL, "is_known" bool NOT NULL, "has_succeeded" bool NOT NULL, "at" datetime NOT NULL);
CREATE TABLE "tasks_changedsums" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "programme" bigint NOT NULL, "transaction" bigint NOT NULL, CONSTRAINT "changed_sums_unique" UNIQUE ("programme", "transaction"));
CREATE TABLE "tasks_executor" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "text" varchar(500) NOT NULL, "position" smallint unsigned NOT NULL CHECK ("position" >= 0), "post_id" bigint NULL REFERENCES "organisation_post" ("id") DEFERRABLE INITIALLY DEFERRED, "unit_id" bigint NULL REFERENCES "organisation_unit" ("id") DEFERRABLE INITIALLY DEFERRED, "task_id" bigint NOT NULL REFERENCES "tasks_task" ("id") DEFERRABLE INITIALLY DEFERRED, "uid" varchar(20) NOT NULL, CONSTRAINT "executor_position_unique" UNIQUE ("task_id", "position"));
INSERT INTO "tasks_executor" VALUES(1,'Naczelnik',1,2,NULL,1,'phcnmsqkfm');
INSERT INTO "tasks_executor" VALUES(2,'Wydział Edukacji',1,NULL,1,2,'xsdpckgvkv');
CREATE TABLE "tasks_formercode" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "level" varchar(10) NOT NULL, "code" varchar(40) NOT NULL, "legacy_id" integer unsigned NULL CHECK ("legacy_id" >= 0), "goal_id" bigint NULL REFERENCES "tasks_goal" ("id") DEFERRABLE INITIALLY DEFERRED, "programme_id" bigint NULL REFERENCES "tasks_programme" ("id") DEFERRABLE INITIALLY DEFERRED, "strategy_id" bigint NOT NULL REFERENCES "tasks_strategy" ("id") DEFERRABLE INITIALLY DEFERRED, "task_id" bigint NULL REFERENCES "tasks_task" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "former_code_has_one_owner_at_most" CHECK ((("goal_id" IS NULL AND "programme_id" IS NULL) OR ("goal_id" IS NULL AND "task_id" IS NULL) OR ("programme_id" IS NULL AND "task_id" IS NULL))), CONSTRAINT "former_code_or_number_of_old_site" CHECK ((("code" = '' AND "legacy_id" IS NOT NULL) OR (NOT ("code" = '') AND "legacy_id" IS NULL))), CONSTRAINT "former_code_level_known" CHECK ("level" IN ('goal', 'programme', 'task')), CONSTRAINT "former_legacy_id_unique" UNIQUE ("level", "legacy_id"));
CREATE TABLE "tasks_fundingsource" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source" varchar(500) NOT NULL, "funds" text NOT NULL, "amount" decimal NULL, "position" smallint unsigned NOT NULL CHECK ("position" >= 0), "task_id" bigint NOT NULL REFERENCES "tasks_task" ("id") DEFERRABLE INITIALLY DEFERRED, "uid" varchar(20) NOT NULL, CONSTRAINT "funding_amount_not_negative" CHECK (("amount" >= '0' OR "amount" IS NULL)), CONSTRAINT "funding_position_unique" UNIQUE ("task_id", "position"));
CREATE TABLE "tasks_fundingyear" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "planned" decimal NULL, "executed" decimal NULL, "funding_id" bigint NOT NULL REFERENCES "tasks_fundingsource" ("id") DEFERRABLE INITIALLY DEFERRED, "year_id" bigint NOT NULL REFERENCES "tasks_strategyyear" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "funding_year_unique" UNIQUE ("funding_id", "year_id"), CONSTRAINT "funding_planned_not_negative" CHECK (("planned" >= '0' OR "planned" IS NULL)), CONSTRAINT "funding_executed_not_negative" CHECK (("executed" >= '0' OR "executed" IS NULL)));
CREATE TABLE "tasks_goal" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "number" varchar(10) NOT NULL, "position" smallint unsigned NOT NULL CHECK ("position" >= 0), "title" varchar(500) NOT NULL, "legacy_id" integer unsigned NULL UNIQUE CHECK ("legacy_id" >= 0), "head_id" bigint NULL REFERENCES "organisation_post" ("id") DEFERRABLE INITIALLY DEFERRED, "strategy_id" bigint NOT NULL REFERENCES "tasks_strategy" ("id") DEFERRABLE INITIALLY DEFERRED, "uid" varchar(20) NOT NULL, "story" text NOT NULL, "picture_alt" varchar(300) NOT NULL, "picture_credit" varchar(200) NOT NULL, "picture_id" bigint NULL REFERENCES "tasks_picture" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "goal_position_unique" UNIQUE ("strategy_id", "position"), CONSTRAINT "goal_picture_is_described" CHECK (("picture_id" IS NULL OR NOT ("picture_alt" = ''))));
INSERT INTO "tasks_goal" VALUES(1,'I',1,'Cel I',NULL,NULL,1,'rqjgvcbfbc','','','',NULL);
CREATE TABLE "tasks_historicalexecutor" ("id" bigint NOT NULL, "text" varchar(500) NOT NULL, "position" smallint unsigned NOT NULL CHECK ("position" >= 0), "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "post_id" bigint NULL, "unit_id" bigint NULL, "task_id" bigint NULL, "uid" varchar(20) NOT NULL);
INSERT INTO "tasks_historicalexecutor" VALUES(1,'Naczelnik',1,1,'2026-11-30 16:54:50.136963',NULL,'+',NULL,2,NULL,1,'phcnmsqkfm');
INSERT INTO "tasks_historicalexecutor" VALUES(2,'Wydział Edukacji',1,2,'2026-11-30 16:54:50.696954',NULL,'+',NULL,NULL,1,2,'xsdpckgvkv');
CREATE TABLE "tasks_historicalfundingsource" ("id" bigint NOT NULL, "source" varchar(500) NOT NULL, "funds" text NOT NULL, "amount" decimal NULL, "position" smallint unsigned NOT NULL CHECK ("position" >= 0), "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "task_id" bigint NULL, "uid" varchar(20) NOT NULL);
CREATE TABLE "tasks_historicalfundingyear" ("id" bigint NOT NULL, "planned" decimal NULL, "executed" decimal NULL, "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "funding_id" bigint NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "year_id" bigint NULL);
CREATE TABLE "tasks_historicalgoal" ("id" bigint NOT NULL, "number" varchar(10) NOT NULL, "position" smallint unsigned NOT NULL CHECK ("position" >= 0), "title" varchar(500) NOT NULL, "legacy_id" integer unsigned NULL CHECK ("legacy_id" >= 0), "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "head_id" bigint NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "strategy_id" bigint NULL, "uid" varchar(20) NOT NULL, "story" text NOT NULL, "picture_alt" varchar(300) NOT NULL, "picture_credit" varchar(200) NOT NULL, "picture_id" bigint NULL);
INSERT INTO "tasks_historicalgoal" VALUES(1,'I',1,'Cel I',NULL,1,'2026-11-30 16:54:49.471132',NULL,'+',NULL,NULL,1,'rqjgvcbfbc','','','',NULL);
CREATE TABLE "tasks_historicallocation" ("id" bigint NOT NULL, "name" varchar(150) NOT NULL, "latitude" decimal NOT NULL, "longitude" decimal NOT NULL, "position" smallint unsigned NOT NULL CHECK ("position" >= 0), "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "task_id" bigint NULL);
CREATE TABLE "tasks_historicaloutline" ("id" bigint NOT NULL, "rings" text NOT NULL CHECK ((JSON_VALID("rings") OR "rings" IS NULL)), "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "strategy_id" bigint NULL);
CREATE TABLE "tasks_historicalpartner" ("id" bigint NOT NULL, "name" text NOT NULL, "scope" text NOT NULL, "position" smallint unsigned NOT NULL CHECK ("position" >= 0), "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "task_id" bigint NULL, "uid" varchar(20) NOT NULL);
CREATE TABLE "tasks_historicalprogramme" ("id" bigint NOT NULL, "number" smallint unsigned NOT NULL CHECK ("number" >= 0), "title" varchar(500) NOT NULL, "weight" decimal NULL, "legacy_id" integer unsigned NULL CHECK ("legacy_id" >= 0), "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "coordinator_id" bigint NULL, "goal_id" bigint NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "uid" varchar(20) NOT NULL);
INSERT INTO "tasks_historicalprogramme" VALUES(1,1,'Program 1',NULL,NULL,1,'2026-11-30 16:54:49.561128',NULL,'+',2,1,NULL,'bkjmtcbrds');
CREATE TABLE "tasks_historicalreportedtotal" ("id" bigint NOT NULL, "progress" decimal NULL, "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "year_id" bigint NULL, "task_id" bigint NULL);
CREATE TABLE "tasks_historicalstage" ("id" bigint NOT NULL, "position" smallint unsigned NOT NULL CHECK ("position" >= 0), "label" varchar(20) NOT NULL, "title" varchar(500) NOT NULL, "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "task_id" bigint NULL, "ends_on" date NULL, "starts_on" date NULL, "uid" varchar(20) NOT NULL);
INSERT INTO "tasks_historicalstage" VALUES(1,1,'1','Etap 1',1,'2026-11-30 16:54:49.747110',NULL,'+',NULL,1,NULL,NULL,'jvjmkzkvrf');
INSERT INTO "tasks_historicalstage" VALUES(2,2,'2','Etap 2',2,'2026-11-30 16:54:49.978768',NULL,'+',NULL,1,NULL,NULL,'mhvcdbtbsd');
INSERT INTO "tasks_historicalstage" VALUES(3,1,'1','Etap 1',3,'2026-11-30 16:54:50.278986',NULL,'+',NULL,2,NULL,NULL,'pbjqvbhfdp');
CREATE TABLE "tasks_historicalstageyear" ("id" bigint NOT NULL, "planned" decimal NULL, "actual" decimal NULL, "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "stage_id" bigint NULL, "year_id" bigint NULL);
INSERT INTO "tasks_historicalstageyear" VALUES(1,50,40,1,'2026-11-30 16:54:49.848959',NULL,'+',NULL,1,1);
INSERT INTO "tasks_historicalstageyear" VALUES(2,50,30.55,2,'2026-11-30 16:54:49.923002',NULL,'+',NULL,1,2);
INSERT INTO "tasks_historicalstageyear" VALUES(3,12.5,12.5,3,'2026-11-30 16:54:50.032889',NULL,'+',NULL,2,1);
INSERT INTO "tasks_historicalstageyear" VALUES(4,10,NULL,4,'2026-11-30 16:54:50.073182',NULL,'+',NULL,2,3);
INSERT INTO "tasks_historicalstageyear" VALUES(5,100,0,5,'2026-11-30 16:54:50.351647',NULL,'+',NULL,3,1);
INSERT INTO "tasks_historicalstageyear" VALUES(6,0,NULL,6,'2026-11-30 16:54:50.484905',NULL,'+',NULL,3,2);
INSERT INTO "tasks_historicalstageyear" VALUES(2,50,35,7,'2026-11-30 16:54:54.573437',NULL,'~',1,1,2);
CREATE TABLE "tasks_historicalstrategy" ("id" bigint NOT NULL, "slug" varchar(50) NOT NULL, "title" varchar(250) NOT NULL, "city" varchar(100) NOT NULL, "adopted_by" varchar(500) NOT NULL, "source" varchar(500) NOT NULL, "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "is_front" bool NOT NULL, "published_at" datetime NULL, "state" varchar(20) NOT NULL);
INSERT INTO "tasks_historicalstrategy" VALUES(1,'miasto','Strategia rozwoju Miasta','Miasto','','',1,'2026-11-30 16:54:49.131364',NULL,'+',NULL,0,'2026-11-30 16:54:49.056973','published');
CREATE TABLE "tasks_historicalstrategyyear" ("id" bigint NOT NULL, "year" smallint unsigned NOT NULL CHECK ("year" >= 0), "on_track_from" decimal NULL, "delayed_from" decimal NULL, "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "strategy_id" bigint NULL);
INSERT INTO "tasks_historicalstrategyyear" VALUES(1,2009,NULL,NULL,1,'2026-11-30 16:54:49.255131',NULL,'+',NULL,1);
INSERT INTO "tasks_historicalstrategyyear" VALUES(2,2010,NULL,NULL,2,'2026-11-30 16:54:49.300923',NULL,'+',NULL,1);
INSERT INTO "tasks_historicalstrategyyear" VALUES(3,2011,NULL,NULL,3,'2026-11-30 16:54:49.344885',NULL,'+',NULL,1);
CREATE TABLE "tasks_historicaltask" ("id" bigint NOT NULL, "number" smallint unsigned NOT NULL CHECK ("number" >= 0), "title" varchar(500) NOT NULL, "weight" decimal NULL, "recipients" text NOT NULL, "justification" text NOT NULL, "description" text NOT NULL, "planned_total_cost" text NULL, "planned_total_cost_amount" decimal NULL, "stages_known" bool NOT NULL, "executors_known" bool NOT NULL, "partners_known" bool NOT NULL, "budget_known" bool NOT NULL, "indicators_known" bool NOT NULL, "legacy_id" integer unsigned NULL CHECK ("legacy_id" >= 0), "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "programme_id" bigint NULL, "uid" varchar(20) NOT NULL, "withdrawn_from" smallint unsigned NULL CHECK ("withdrawn_from" >= 0), "withdrawn_reason" text NOT NULL);
INSERT INTO "tasks_historicaltask" VALUES(1,1,'Szkoły „żółte”',NULL,'','','',NULL,NULL,1,1,1,1,1,NULL,1,'2026-11-30 16:54:49.657203',NULL,'+',NULL,1,'gqpsjbvsdd',NULL,'');
INSERT INTO "tasks_historicaltask" VALUES(2,2,'Drogi',2.5,'','','',NULL,NULL,1,1,1,1,1,NULL,2,'2026-11-30 16:54:50.214207',NULL,'+',NULL,1,'whdkfsmhxf',NULL,'');
CREATE TABLE "tasks_location" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(150) NOT NULL, "latitude" decimal NOT NULL, "longitude" decimal NOT NULL, "position" smallint unsigned NOT NULL CHECK ("position" >= 0), "task_id" bigint NOT NULL REFERENCES "tasks_task" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "location_position_unique" UNIQUE ("task_id", "position"), CONSTRAINT "location_is_in_poland" CHECK (("latitude" >= '49.0' AND "latitude" <= '54.9' AND "longitude" >= '14.1' AND "longitude" <= '24.2')));
CREATE TABLE "tasks_outline" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "rings" text NOT NULL CHECK ((JSON_VALID("rings") OR "rings" IS NULL)), "strategy_id" bigint NOT NULL UNIQUE REFERENCES "tasks_strategy" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "tasks_partner" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" text NOT NULL, "scope" text NOT NULL, "position" smallint unsigned NOT NULL CHECK ("position" >= 0), "task_id" bigint NOT NULL REFERENCES "tasks_task" ("id") DEFERRABLE INITIALLY DEFERRED, "uid" varchar(20) NOT NULL, CONSTRAINT "partner_position_unique" UNIQUE ("task_id", "position"));
CREATE TABLE "tasks_picture" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "digest" varchar(64) NOT NULL UNIQUE, "large" varchar(150) NOT NULL, "small" varchar(150) NOT NULL, "width" smallint unsigned NOT NULL CHECK ("width" >= 0), "height" smallint unsigned NOT NULL CHECK ("height" >= 0), "small_width" smallint unsigned NOT NULL CHECK ("small_width" >= 0), "small_height" smallint unsigned NOT NULL CHECK ("small_height" >= 0));
CREATE TABLE "tasks_programme" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "number" smallint unsigned NOT NULL CHECK ("number" >= 0), "title" varchar(500) NOT NULL, "weight" decimal NULL, "legacy_id" integer unsigned NULL UNIQUE CHECK ("legacy_id" >= 0), "coordinator_id" bigint NULL REFERENCES "organisation_post" ("id") DEFERRABLE INITIALLY DEFERRED, "goal_id" bigint NOT NULL REFERENCES "tasks_goal" ("id") DEFERRABLE INITIALLY DEFERRED, "uid" varchar(20) NOT NULL, CONSTRAINT "programme_number_unique" UNIQUE ("goal_id", "number"), CONSTRAINT "programme_weight_not_negative" CHECK (("weight" >= '0' OR "weight" IS NULL)));
INSERT INTO "tasks_programme" VALUES(1,1,'Program 1',NULL,NULL,2,1,'bkjmtcbrds');
CREATE TABLE "tasks_programmemoney" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "year" smallint unsigned NOT NULL CHECK ("year" >= 0), "amounts" text NOT NULL, "sums_id" bigint NOT NULL, CONSTRAINT "programme_money_unique" UNIQUE ("sums_id", "year"));
INSERT INTO "tasks_programmemoney" VALUES(1,2009,'[2,0,{"amount":null,"known":0,"of":2},[]]',1);
INSERT INTO "tasks_programmemoney" VALUES(2,2010,'[2,0,{"amount":null,"known":0,"of":2},[]]',1);
INSERT INTO "tasks_programmemoney" VALUES(3,2011,'[2,0,{"amount":null,"known":0,"of":2},[]]',1);
CREATE TABLE "tasks_programmesums" ("programme_id" bigint NOT NULL PRIMARY KEY, "made_with" varchar(60) NOT NULL, "figures" text NOT NULL);
INSERT INTO "tasks_programmesums" VALUES(1,'2 0.95 0.75','[2,2009,{"2009":[2,2,2,{"delayed":1,"at_risk":1},"2.50","2.50",[0,1],[100,1],[0,1],[100,1],[1,1],null],"2010":[2,2,2,{"delayed":1,"at_risk":1},"2.50","2.50",[0,1],[100,1],[0,1],[100,1],[1,1],[[0,1],[0,1],2,2,2]],"2011":[2,2,2,{"at_risk":2},"2.50","2.50",[0,1],[100,1],[0,1],[100,1],[1,1],[[0,1],[0,1],2,2,2]]}]');
CREATE TABLE "tasks_reportedtotal" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "progress" decimal NULL, "year_id" bigint NOT NULL REFERENCES "tasks_strategyyear" ("id") DEFERRABLE INITIALLY DEFERRED, "task_id" bigint NOT NULL REFERENCES "tasks_task" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "reported_total_unique" UNIQUE ("task_id", "year_id"), CONSTRAINT "reported_total_not_negative" CHECK (("progress" >= '0' OR "progress" IS NULL)));
CREATE TABLE "tasks_stage" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "position" smallint unsigned NOT NULL CHECK ("position" >= 0), "label" varchar(20) NOT NULL, "title" varchar(500) NOT NULL, "task_id" bigint NOT NULL REFERENCES "tasks_task" ("id") DEFERRABLE INITIALLY DEFERRED, "ends_on" date NULL, "starts_on" date NULL, "uid" varchar(20) NOT NULL, CONSTRAINT "stage_position_unique" UNIQUE ("task_id", "position"), CONSTRAINT "stage_ends_after_it_begins" CHECK (("starts_on" IS NULL OR "ends_on" IS NULL OR "ends_on" >= ("starts_on"))));
INSERT INTO "tasks_stage" VALUES(1,1,'1','Etap 1',1,NULL,NULL,'jvjmkzkvrf');
INSERT INTO "tasks_stage" VALUES(2,2,'2','Etap 2',1,NULL,NULL,'mhvcdbtbsd');
INSERT INTO "tasks_stage" VALUES(3,1,'1','Etap 1',2,NULL,NULL,'pbjqvbhfdp');
CREATE TABLE "tasks_stageyear" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "planned" decimal NULL, "actual" decimal NULL, "stage_id" bigint NOT NULL REFERENCES "tasks_stage" ("id") DEFERRABLE INITIALLY DEFERRED, "year_id" bigint NOT NULL REFERENCES "tasks_strategyyear" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "stage_year_unique" UNIQUE ("stage_id", "year_id"), CONSTRAINT "stage_planned_not_negative" CHECK (("planned" >= '0' OR "planned" IS NULL)), CONSTRAINT "stage_actual_not_negative" CHECK (("actual" >= '0' OR "actual" IS NULL)));
INSERT INTO "tasks_stageyear" VALUES(1,50,40,1,1);
INSERT INTO "tasks_stageyear" VALUES(2,50,35,1,2);
INSERT INTO "tasks_stageyear" VALUES(3,12.5,12.5,2,1);
INSERT INTO "tasks_stageyear" VALUES(4,10,NULL,2,3);
INSERT INTO "tasks_stageyear" VALUES(5,100,0,3,1);
INSERT INTO "tasks_stageyear" VALUES(6,0,NULL,3,2);
CREATE TABLE "tasks_strategy" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "slug" varchar(50) NOT NULL UNIQUE, "title" varchar(250) NOT NULL, "city" varchar(100) NOT NULL, "adopted_by" varchar(500) NOT NULL, "source" varchar(500) NOT NULL, "is_front" bool NOT NULL, "published_at" datetime NULL, "state" varchar(20) NOT NULL, CONSTRAINT "strategy_state_known" CHECK ("state" IN ('preparation', 'published', 'archived')), CONSTRAINT "strategy_on_front_page_is_public" CHECK ((NOT "is_front" OR "state" IN ('published', 'archived'))));
INSERT INTO "tasks_strategy" VALUES(1,'miasto','Strategia rozwoju Miasta','Miasto','','',0,'2026-11-30 16:54:49.056973','published');
CREATE TABLE "tasks_strategy_viewers" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "strategy_id" bigint NOT NULL REFERENCES "tasks_strategy" ("id") DEFERRABLE INITIALLY DEFERRED, "user_id" bigint NOT NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "tasks_strategyyear" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "year" smallint unsigned NOT NULL CHECK ("year" >= 0), "on_track_from" decimal NULL, "delayed_from" decimal NULL, "strategy_id" bigint NOT NULL REFERENCES "tasks_strategy" ("id") DEFERRABLE INITIALLY DEFERRED, "is_closed" bool NOT NULL, CONSTRAINT "strategy_year_unique" UNIQUE ("strategy_id", "year"), CONSTRAINT "strategy_year_plausible" CHECK ("year" BETWEEN 1990 AND 2100), CONSTRAINT "strategy_year_thresholds_in_order" CHECK ((("delayed_from" IS NULL AND "on_track_from" IS NULL) OR ("delayed_from" > '0' AND "delayed_from" <= ("on_track_from") AND "on_track_from" <= '1'))));
INSERT INTO "tasks_strategyyear" VALUES(1,2009,NULL,NULL,1,1);
INSERT INTO "tasks_strategyyear" VALUES(2,2010,NULL,NULL,1,0);
INSERT INTO "tasks_strategyyear" VALUES(3,2011,NULL,NULL,1,0);
CREATE TABLE "tasks_task" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "number" smallint unsigned NOT NULL CHECK ("number" >= 0), "title" varchar(500) NOT NULL, "weight" decimal NULL, "recipients" text NOT NULL, "justification" text NOT NULL, "description" text NOT NULL, "planned_total_cost" text NULL, "planned_total_cost_amount" decimal NULL, "stages_known" bool NOT NULL, "executors_known" bool NOT NULL, "partners_known" bool NOT NULL, "budget_known" bool NOT NULL, "indicators_known" bool NOT NULL, "legacy_id" integer unsigned NULL UNIQUE CHECK ("legacy_id" >= 0), "programme_id" bigint NOT NULL REFERENCES "tasks_programme" ("id") DEFERRABLE INITIALLY DEFERRED, "uid" varchar(20) NOT NULL, "withdrawn_from" smallint unsigned NULL CHECK ("withdrawn_from" >= 0), "withdrawn_reason" text NOT NULL, CONSTRAINT "task_number_unique" UNIQUE ("programme_id", "number"), CONSTRAINT "task_weight_not_negative" CHECK (("weight" >= '0' OR "weight" IS NULL)), CONSTRAINT "task_cost_not_negative" CHECK (("planned_total_cost_amount" >= '0' OR "planned_total_cost_amount" IS NULL)));
INSERT INTO "tasks_task" VALUES(1,1,'Szkoły „żółte”',NULL,'','','',NULL,NULL,1,1,1,1,1,NULL,1,'gqpsjbvsdd',NULL,'');
INSERT INTO "tasks_task" VALUES(2,2,'Drogi',2.5,'','','',NULL,NULL,1,1,1,1,1,NULL,1,'whdkfsmhxf',NULL,'');
CREATE TABLE "tasks_taskyear" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "plan" bigint NULL, "done" bigint NULL, "whole" bigint NULL, "is_reported" bool NOT NULL, "task_id" bigint NOT NULL REFERENCES "tasks_task" ("id") DEFERRABLE INITIALLY DEFERRED, "year_id" bigint NOT NULL REFERENCES "tasks_strategyyear" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "task_year_unique" UNIQUE ("year_id", "task_id"));
INSERT INTO "tasks_taskyear" VALUES(31,10000,0,10000,1,2,1);
INSERT INTO "tasks_taskyear" VALUES(32,10000,0,10000,1,2,2);
INSERT INTO "tasks_taskyear" VALUES(33,10000,0,10000,1,2,3);
INSERT INTO "tasks_taskyear" VALUES(37,6250,5250,12250,1,1,1);
INSERT INTO "tasks_taskyear" VALUES(38,11250,8750,12250,1,1,2);
INSERT INTO "tasks_taskyear" VALUES(39,12250,8750,12250,1,1,3);
CREATE TABLE "topics_historicaltopic" ("id" bigint NOT NULL, "title" varchar(80) NOT NULL, "slug" varchar(90) NOT NULL, "words" text NOT NULL, "world_goals" text NOT NULL CHECK ((JSON_VALID("world_goals") OR "world_goals" IS NULL)), "history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_date" datetime NOT NULL, "history_change_reason" varchar(100) NULL, "history_type" varchar(1) NOT NULL, "history_user_id" bigint NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED, "strategy_id" bigint NULL);
CREATE TABLE "topics_historicaltopic_programmes" ("id" bigint NOT NULL, "m2m_history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_id" integer NOT NULL, "programme_id" bigint NULL, "topic_id" bigint NULL);
CREATE TABLE "topics_historicaltopic_tasks" ("id" bigint NOT NULL, "m2m_history_id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "history_id" integer NOT NULL, "task_id" bigint NULL, "topic_id" bigint NULL);
CREATE TABLE "topics_topic" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "title" varchar(80) NOT NULL, "slug" varchar(90) NOT NULL, "words" text NOT NULL, "world_goals" text NOT NULL CHECK ((JSON_VALID("world_goals") OR "world_goals" IS NULL)), "strategy_id" bigint NOT NULL REFERENCES "tasks_strategy" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "topic_slug_unique" UNIQUE ("strategy_id", "slug"));
CREATE TABLE "topics_topic_programmes" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "topic_id" bigint NOT NULL REFERENCES "topics_topic" ("id") DEFERRABLE INITIALLY DEFERRED, "programme_id" bigint NOT NULL REFERENCES "tasks_programme" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "topics_topic_tasks" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "topic_id" bigint NOT NULL REFERENCES "topics_topic" ("id") DEFERRABLE INITIALLY DEFERRED, "task_id" bigint NOT NULL REFERENCES "tasks_task" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "usersessions_usersession" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "created_at" datetime NOT NULL, "ip" char(39) NOT NULL, "last_seen_at" datetime NOT NULL, "session_key" varchar(40) NOT NULL UNIQUE, "user_agent" varchar(200) NOT NULL, "data" text NOT NULL CHECK ((JSON_VALID("data") OR "data" IS NULL)), "user_id" bigint NOT NULL REFERENCES "organisation_user" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE UNIQUE INDEX "django_content_type_app_label_model_76bd3d3b_uniq" ON "django_content_type" ("app_label", "model");
CREATE UNIQUE INDEX "auth_group_permissions_group_id_permission_id_0cd325b0_uniq" ON "auth_group_permissions" ("group_id", "permission_id");
CREATE INDEX "auth_group_permissions_group_id_b120cbf9" ON "auth_group_permissions" ("group_id");
CREATE INDEX "auth_group_permissions_permission_id_84c5c92e" ON "auth_group_permissions" ("permission_id");
CREATE UNIQUE INDEX "auth_permission_content_type_id_codename_01ab375a_uniq" ON "auth_permission" ("content_type_id", "codename");
CREATE INDEX "auth_permission_content_type_id_2f476e4b" ON "auth_permission" ("content_type_id");
CREATE UNIQUE INDEX "user_username_unique" ON "organisation_user" ((LOWER("username")));
CREATE UNIQUE INDEX "user_email_unique" ON "organisation_user" ((LOWER("email"))) WHERE NOT ("email" = '');
CREATE UNIQUE INDEX "organisation_user_groups_user_id_group_id_d5e45ae5_uniq" ON "organisation_user_groups" ("user_id", "group_id");
CREATE INDEX "organisation_user_groups_user_id_71a7f609" ON "organisation_user_groups" ("user_id");
CREATE INDEX "organisation_user_groups_group_id_bb1e3f05" ON "organisation_user_groups" ("group_id");
CREATE UNIQUE INDEX "organisation_user_user_permissions_user_id_permission_id_17a1491b_uniq" ON "organisation_user_user_permissions" ("user_id", "permission_id");
CREATE INDEX "organisation_user_user_permissions_user_id_31d3e213" ON "organisation_user_user_permissions" ("user_id");
CREATE INDEX "organisation_user_user_permissions_permission_id_b4c6469d" ON "organisation_user_user_permissions" ("permission_id");
CREATE INDEX "organisation_historicalunit_id_df8eb9a0" ON "organisation_historicalunit" ("id");
CREATE INDEX "organisation_historicalunit_name_e4bfaaf3" ON "organisation_historicalunit" ("name");
CREATE INDEX "organisation_historicalunit_history_date_fcac6541" ON "organisation_historicalunit" ("history_date");
CREATE INDEX "organisation_historicalunit_history_user_id_a89de82e" ON "organisation_historicalunit" ("history_user_id");
CREATE INDEX "organisation_historicalappointment_id_33336389" ON "organisation_historicalappointment" ("id");
CREATE INDEX "organisation_historicalappointment_history_date_31137f35" ON "organisation_historicalappointment" ("history_date");
CREATE INDEX "organisation_historicalappointment_history_user_id_449558fc" ON "organisation_historicalappointment" ("history_user_id");
CREATE INDEX "organisation_historicalappointment_user_id_3205e226" ON "organisation_historicalappointment" ("user_id");
CREATE INDEX "organisation_historicalappointment_post_id_98bfdba3" ON "organisation_historicalappointment" ("post_id");
CREATE INDEX "organisation_historicalpost_id_8d1f9cd3" ON "organisation_historicalpost" ("id");
CREATE INDEX "organisation_historicalpost_title_f60b1b58" ON "organisation_historicalpost" ("title");
CREATE INDEX "organisation_historicalpost_history_date_257b2476" ON "organisation_historicalpost" ("history_date");
CREATE INDEX "organisation_historicalpost_history_user_id_cec59a1f" ON "organisation_historicalpost" ("history_user_id");
CREATE INDEX "organisation_historicalpost_unit_id_97f2a159" ON "organisation_historicalpost" ("unit_id");
CREATE INDEX "organisation_unitalias_unit_id_6a7c05b0" ON "organisation_unitalias" ("unit_id");
CREATE INDEX "organisation_appointment_user_id_2fb31106" ON "organisation_appointment" ("user_id");
CREATE INDEX "organisation_appointment_post_id_1c4aa12a" ON "organisation_appointment" ("post_id");
CREATE INDEX "organisation_post_unit_id_d1b2ce6b" ON "organisation_post" ("unit_id");
CREATE UNIQUE INDEX "unit_alias_unique" ON "organisation_unitalias" ((LOWER("name")));
CREATE INDEX "account_emailconfirmation_email_address_id_5b7f8c58" ON "account_emailconfirmation" ("email_address_id");
CREATE UNIQUE INDEX "account_emailaddress_user_id_email_987c8728_uniq" ON "account_emailaddress" ("user_id", "email");
CREATE UNIQUE INDEX "unique_verified_email" ON "account_emailaddress" ("email") WHERE "verified";
CREATE INDEX "account_emailaddress_user_id_2c513194" ON "account_emailaddress" ("user_id");
CREATE INDEX "account_emailaddress_email_03be32b2" ON "account_emailaddress" ("email");
CREATE UNIQUE INDEX "unique_primary_email" ON "account_emailaddress" ("user_id", "primary") WHERE "primary";
CREATE INDEX "django_admin_log_content_type_id_c4bce8eb" ON "django_admin_log" ("content_type_id");
CREATE INDEX "django_admin_log_user_id_c564eba6" ON "django_admin_log" ("user_id");
CREATE INDEX "tasks_historicalstrategyyear_id_779c5c28" ON "tasks_historicalstrategyyear" ("id");
CREATE INDEX "tasks_historicalstrategyyear_history_date_12580131" ON "tasks_historicalstrategyyear" ("history_date");
CREATE INDEX "tasks_historicalstrategyyear_history_user_id_77029f3f" ON "tasks_historicalstrategyyear" ("history_user_id");
CREATE INDEX "tasks_historicalstrategyyear_strategy_id_2a93cadb" ON "tasks_historicalstrategyyear" ("strategy_id");
CREATE INDEX "tasks_historicalstageyear_id_3fa0c389" ON "tasks_historicalstageyear" ("id");
CREATE INDEX "tasks_historicalstageyear_history_date_c7937081" ON "tasks_historicalstageyear" ("history_date");
CREATE INDEX "tasks_historicalstageyear_history_user_id_0b49ac4e" ON "tasks_historicalstageyear" ("history_user_id");
CREATE INDEX "tasks_historicalstageyear_stage_id_73d443f1" ON "tasks_historicalstageyear" ("stage_id");
CREATE INDEX "tasks_historicalstageyear_year_id_af01f6f5" ON "tasks_historicalstageyear" ("year_id");
CREATE INDEX "tasks_historicalreportedtotal_id_e7fe4fd1" ON "tasks_historicalreportedtotal" ("id");
CREATE INDEX "tasks_historicalreportedtotal_history_date_c47b36c4" ON "tasks_historicalreportedtotal" ("history_date");
CREATE INDEX "tasks_historicalreportedtotal_history_user_id_4ff4960d" ON "tasks_historicalreportedtotal" ("history_user_id");
CREATE INDEX "tasks_historicalreportedtotal_year_id_35767d33" ON "tasks_historicalreportedtotal" ("year_id");
CREATE INDEX "tasks_historicalreportedtotal_task_id_95f8f5d0" ON "tasks_historicalreportedtotal" ("task_id");
CREATE INDEX "tasks_stageyear_stage_id_855fd594" ON "tasks_stageyear" ("stage_id");
CREATE INDEX "tasks_stageyear_year_id_9b72a432" ON "tasks_stageyear" ("year_id");
CREATE INDEX "tasks_reportedtotal_year_id_70fe384d" ON "tasks_reportedtotal" ("year_id");
CREATE INDEX "tasks_reportedtotal_task_id_b053788e" ON "tasks_reportedtotal" ("task_id");
CREATE INDEX "tasks_strategyyear_strategy_id_fde9486d" ON "tasks_strategyyear" ("strategy_id");
CREATE UNIQUE INDEX "export_once_for_each_version" ON "annual_report_export" ("snapshot_id", "kind", "scope") WHERE "snapshot_id" IS NOT NULL;
CREATE INDEX "annual_report_export_by_id_98ba141f" ON "annual_report_export" ("by_id");
CREATE INDEX "annual_report_export_year_id_edff2ac5" ON "annual_report_export" ("year_id");
CREATE INDEX "annual_report_export_snapshot_id_8bb5321a" ON "annual_report_export" ("snapshot_id");
CREATE INDEX "annual_report_snapshotpart_snapshot_id_9641551d" ON "annual_report_snapshotpart" ("snapshot_id");
CREATE INDEX "annual_report_snapshot_by_id_7efabbae" ON "annual_report_snapshot" ("by_id");
CREATE INDEX "annual_report_snapshot_year_id_7ca344ab" ON "annual_report_snapshot" ("year_id");
CREATE INDEX "annual_report_reopening_by_id_d52e329d" ON "annual_report_reopening" ("by_id");
CREATE INDEX "annual_report_reopening_year_id_28d8a410" ON "annual_report_reopening" ("year_id");
CREATE INDEX "django_task_queue_n_99c321_idx" ON "django_tasks_database_dbtaskresult" ("queue_name");
CREATE INDEX "django_task_backend_071754_idx" ON "django_tasks_database_dbtaskresult" ("backend_name");
CREATE INDEX "tasks_db_new_ordering_idx" ON "django_tasks_database_dbtaskresult" ("status", "priority" DESC, "run_after" ASC, "enqueued_at" ASC) WHERE "status" = 'READY';
CREATE INDEX "tasks_executor_post_id_6810b781" ON "tasks_executor" ("post_id");
CREATE INDEX "tasks_executor_unit_id_403a3b27" ON "tasks_executor" ("unit_id");
CREATE INDEX "tasks_executor_task_id_9a30ab1c" ON "tasks_executor" ("task_id");
CREATE INDEX "tasks_fundingsource_task_id_4abc8e5e" ON "tasks_fundingsource" ("task_id");
CREATE INDEX "tasks_historicalexecutor_id_f72c5309" ON "tasks_historicalexecutor" ("id");
CREATE INDEX "tasks_historicalexecutor_history_date_9eeefdfd" ON "tasks_historicalexecutor" ("history_date");
CREATE INDEX "tasks_historicalexecutor_history_user_id_5ec88f95" ON "tasks_historicalexecutor" ("history_user_id");
CREATE INDEX "tasks_historicalexecutor_post_id_770b1ee4" ON "tasks_historicalexecutor" ("post_id");
CREATE INDEX "tasks_historicalexecutor_unit_id_6eb7eba4" ON "tasks_historicalexecutor" ("unit_id");
CREATE INDEX "tasks_historicalexecutor_task_id_96b7e4f8" ON "tasks_historicalexecutor" ("task_id");
CREATE INDEX "tasks_historicalfundingsource_id_c2ad7b34" ON "tasks_historicalfundingsource" ("id");
CREATE INDEX "tasks_historicalfundingsource_history_date_e1f0ac0a" ON "tasks_historicalfundingsource" ("history_date");
CREATE INDEX "tasks_historicalfundingsource_history_user_id_1d5dedd1" ON "tasks_historicalfundingsource" ("history_user_id");
CREATE INDEX "tasks_historicalfundingsource_task_id_dcf2a480" ON "tasks_historicalfundingsource" ("task_id");
CREATE INDEX "tasks_historicalpartner_id_5951f517" ON "tasks_historicalpartner" ("id");
CREATE INDEX "tasks_historicalpartner_history_date_25f9ffb0" ON "tasks_historicalpartner" ("history_date");
CREATE INDEX "tasks_historicalpartner_history_user_id_393615c9" ON "tasks_historicalpartner" ("history_user_id");
CREATE INDEX "tasks_historicalpartner_task_id_d337d360" ON "tasks_historicalpartner" ("task_id");
CREATE INDEX "tasks_historicalprogramme_id_61b4ce79" ON "tasks_historicalprogramme" ("id");
CREATE INDEX "tasks_historicalprogramme_legacy_id_0dc7ac12" ON "tasks_historicalprogramme" ("legacy_id");
CREATE INDEX "tasks_historicalprogramme_history_date_b66d5483" ON "tasks_historicalprogramme" ("history_date");
CREATE INDEX "tasks_historicalprogramme_coordinator_id_e0d7fc8d" ON "tasks_historicalprogramme" ("coordinator_id");
CREATE INDEX "tasks_historicalprogramme_goal_id_6fee6840" ON "tasks_historicalprogramme" ("goal_id");
CREATE INDEX "tasks_historicalprogramme_history_user_id_d6cb6b6e" ON "tasks_historicalprogramme" ("history_user_id");
CREATE INDEX "tasks_historicalstage_id_8cf0828b" ON "tasks_historicalstage" ("id");
CREATE INDEX "tasks_historicalstage_history_date_1f0fcf68" ON "tasks_historicalstage" ("history_date");
CREATE INDEX "tasks_historicalstage_history_user_id_3aa8bdce" ON "tasks_historicalstage" ("history_user_id");
CREATE INDEX "tasks_historicalstage_task_id_51952ce3" ON "tasks_historicalstage" ("task_id");
CREATE INDEX "tasks_historicalstrategy_id_42dcf1b5" ON "tasks_historicalstrategy" ("id");
CREATE INDEX "tasks_historicalstrategy_slug_336ac371" ON "tasks_historicalstrategy" ("slug");
CREATE INDEX "tasks_historicalstrategy_history_date_ac34d30b" ON "tasks_historicalstrategy" ("history_date");
CREATE INDEX "tasks_historicalstrategy_history_user_id_26346dfc" ON "tasks_historicalstrategy" ("history_user_id");
CREATE INDEX "tasks_historicaltask_id_f4566092" ON "tasks_historicaltask" ("id");
CREATE INDEX "tasks_historicaltask_legacy_id_b0e2ee61" ON "tasks_historicaltask" ("legacy_id");
CREATE INDEX "tasks_historicaltask_history_date_99005c2a" ON "tasks_historicaltask" ("history_date");
CREATE INDEX "tasks_historicaltask_history_user_id_148c89e8" ON "tasks_historicaltask" ("history_user_id");
CREATE INDEX "tasks_historicaltask_programme_id_5ebea84f" ON "tasks_historicaltask" ("programme_id");
CREATE INDEX "tasks_partner_task_id_d799072c" ON "tasks_partner" ("task_id");
CREATE INDEX "tasks_programme_coordinator_id_504b2462" ON "tasks_programme" ("coordinator_id");
CREATE INDEX "tasks_programme_goal_id_ce6af8c9" ON "tasks_programme" ("goal_id");
CREATE UNIQUE INDEX "tasks_strategy_viewers_strategy_id_user_id_cad38614_uniq" ON "tasks_strategy_viewers" ("strategy_id", "user_id");
CREATE INDEX "tasks_strategy_viewers_strategy_id_c1ecb662" ON "tasks_strategy_viewers" ("strategy_id");
CREATE INDEX "tasks_strategy_viewers_user_id_aabffda9" ON "tasks_strategy_viewers" ("user_id");
CREATE INDEX "tasks_task_programme_id_c93291e0" ON "tasks_task" ("programme_id");
CREATE INDEX "tasks_stage_task_id_167d61ac" ON "tasks_stage" ("task_id");
CREATE UNIQUE INDEX "strategy_on_front_page_is_one" ON "tasks_strategy" ("is_front") WHERE "is_front";
CREATE UNIQUE INDEX "upload_unread_is_one_of_a_person" ON "exchange_upload" ("by_id") WHERE "state" IN ('waiting', 'reading');
CREATE INDEX "exchange_upload_after_id_45f66d1f" ON "exchange_upload" ("after_id");
CREATE INDEX "exchange_upload_base_id_9dce9d65" ON "exchange_upload" ("base_id");
CREATE INDEX "exchange_upload_before_id_a8cceaa0" ON "exchange_upload" ("before_id");
CREATE INDEX "exchange_upload_by_id_cbd411b3" ON "exchange_upload" ("by_id");
CREATE INDEX "exchange_upload_compared_id_43e4d4bd" ON "exchange_upload" ("compared_id");
CREATE INDEX "exchange_upload_decided_by_id_76b7e883" ON "exchange_upload" ("decided_by_id");
CREATE INDEX "exchange_upload_strategy_id_2777fa8d" ON "exchange_upload" ("strategy_id");
CREATE INDEX "exchange_upload_wanted_id_abde7758" ON "exchange_upload" ("wanted_id");
CREATE INDEX "feedback_feedback_handled_by_id_841c65f3" ON "feedback_feedback" ("handled_by_id");
CREATE UNIQUE INDEX "former_code_unique" ON "tasks_formercode" ("strategy_id", "level", (LOWER("code"))) WHERE NOT ("code" = '');
CREATE INDEX "tasks_formercode_goal_id_a933693d" ON "tasks_formercode" ("goal_id");
CREATE INDEX "tasks_formercode_programme_id_438ebb78" ON "tasks_formercode" ("programme_id");
CREATE INDEX "tasks_formercode_strategy_id_57009589" ON "tasks_formercode" ("strategy_id");
CREATE INDEX "tasks_formercode_task_id_a7b83e05" ON "tasks_formercode" ("task_id");
CREATE INDEX "tasks_historicalfundingyear_id_e768f959" ON "tasks_historicalfundingyear" ("id");
CREATE INDEX "tasks_historicalfundingyear_history_date_e6d44f5d" ON "tasks_historicalfundingyear" ("history_date");
CREATE INDEX "tasks_historicalfundingyear_funding_id_14c10150" ON "tasks_historicalfundingyear" ("funding_id");
CREATE INDEX "tasks_historicalfundingyear_history_user_id_b7ba60a4" ON "tasks_historicalfundingyear" ("history_user_id");
CREATE INDEX "tasks_historicalfundingyear_year_id_227e1730" ON "tasks_historicalfundingyear" ("year_id");
CREATE INDEX "tasks_fundingyear_funding_id_27b07805" ON "tasks_fundingyear" ("funding_id");
CREATE INDEX "tasks_fundingyear_year_id_3b6a0dde" ON "tasks_fundingyear" ("year_id");
CREATE INDEX "tasks_programmemoney_sums_id_f16becc7" ON "tasks_programmemoney" ("sums_id");
CREATE INDEX "tasks_taskyear_task_id_8e881e5c" ON "tasks_taskyear" ("task_id");
CREATE INDEX "stage_year_reported" ON "tasks_stageyear" ("year_id") WHERE "actual" IS NOT NULL;
CREATE INDEX "filling_filledfile_by_id_34f61d65" ON "filling_filledfile" ("by_id");
CREATE INDEX "filling_filledfile_year_id_73493b0b" ON "filling_filledfile" ("year_id");
CREATE INDEX "indicators_historicalabsentkind_id_0d695e51" ON "indicators_historicalabsentkind" ("id");
CREATE INDEX "indicators_historicalabsentkind_history_date_404a578d" ON "indicators_historicalabsentkind" ("history_date");
CREATE INDEX "indicators_historicalabsentkind_history_user_id_425e2e0a" ON "indicators_historicalabsentkind" ("history_user_id");
CREATE INDEX "indicators_historicalabsentkind_task_id_cf7a99ad" ON "indicators_historicalabsentkind" ("task_id");
CREATE INDEX "indicators_historicalindicatorvalue_id_4bc15e86" ON "indicators_historicalindicatorvalue" ("id");
CREATE INDEX "indicators_historicalindicatorvalue_history_date_8e2280b6" ON "indicators_historicalindicatorvalue" ("history_date");
CREATE INDEX "indicators_historicalindicatorvalue_history_user_id_e7165116" ON "indicators_historicalindicatorvalue" ("history_user_id");
CREATE INDEX "indicators_historicalindicatorvalue_indicator_id_8c5c799d" ON "indicators_historicalindicatorvalue" ("indicator_id");
CREATE INDEX "indicators_absentkind_task_id_f4331d31" ON "indicators_absentkind" ("task_id");
CREATE INDEX "indicators_indicatorvalue_indicator_id_a69c020d" ON "indicators_indicatorvalue" ("indicator_id");
CREATE INDEX "indicators_historicalindicatorbreak_id_638ce899" ON "indicators_historicalindicatorbreak" ("id");
CREATE INDEX "indicators_historicalindicatorbreak_history_date_65b7e2f8" ON "indicators_historicalindicatorbreak" ("history_date");
CREATE INDEX "indicators_historicalindicatortarget_id_050d9dff" ON "indicators_historicalindicatortarget" ("id");
CREATE INDEX "indicators_historicalindicatortarget_history_date_a218ab4b" ON "indicators_historicalindicatortarget" ("history_date");
CREATE INDEX "indicators_historicalindicator_id_77c30799" ON "indicators_historicalindicator" ("id");
CREATE INDEX "indicators_historicalindicator_history_date_4798c90b" ON "indicators_historicalindicator" ("history_date");
CREATE INDEX "indicators_historicalindicator_goal_id_93c3c53c" ON "indicators_historicalindicator" ("goal_id");
CREATE INDEX "indicators_historicalindicator_history_user_id_b21a8374" ON "indicators_historicalindicator" ("history_user_id");
CREATE INDEX "indicators_historicalindicator_programme_id_f3e33f35" ON "indicators_historicalindicator" ("programme_id");
CREATE INDEX "indicators_historicalindicator_task_id_d196d200" ON "indicators_historicalindicator" ("task_id");
CREATE INDEX "indicators_historicalindicator_of_strategy_id_e77e971f" ON "indicators_historicalindicator" ("of_strategy_id");
CREATE INDEX "indicators_historicalindicator_reporting_post_id_0f88707b" ON "indicators_historicalindicator" ("reporting_post_id");
CREATE INDEX "indicators_historicalindicator_reporting_unit_id_cbc7c24b" ON "indicators_historicalindicator" ("reporting_unit_id");
CREATE INDEX "indicators_indicator_goal_id_7f289392" ON "indicators_indicator" ("goal_id");
CREATE INDEX "indicators_indicator_programme_id_1e8d8163" ON "indicators_indicator" ("programme_id");
CREATE INDEX "indicators_indicator_task_id_0fa3d5f6" ON "indicators_indicator" ("task_id");
CREATE INDEX "indicators_indicator_of_strategy_id_e8d3d860" ON "indicators_indicator" ("of_strategy_id");
CREATE INDEX "indicators_indicator_reporting_post_id_23502ab8" ON "indicators_indicator" ("reporting_post_id");
CREATE INDEX "indicators_indicator_reporting_unit_id_1e6c36ce" ON "indicators_indicator" ("reporting_unit_id");
CREATE INDEX "indicators_historicalindicatorbreak_history_user_id_57014ebc" ON "indicators_historicalindicatorbreak" ("history_user_id");
CREATE INDEX "indicators_historicalindicatorbreak_indicator_id_5846d182" ON "indicators_historicalindicatorbreak" ("indicator_id");
CREATE INDEX "indicators_historicalindicatortarget_history_user_id_db99bebb" ON "indicators_historicalindicatortarget" ("history_user_id");
CREATE INDEX "indicators_historicalindicatortarget_indicator_id_d040b58e" ON "indicators_historicalindicatortarget" ("indicator_id");
CREATE UNIQUE INDEX "measure_unique" ON "indicators_measure" ((LOWER("name")));
CREATE INDEX "indicators_indicatorbreak_indicator_id_595a4665" ON "indicators_indicatorbreak" ("indicator_id");
CREATE INDEX "indicators_indicatortarget_indicator_id_0f3a63e3" ON "indicators_indicatortarget" ("indicator_id");
CREATE INDEX "indicators_bankfile_by_id_8d29f3aa" ON "indicators_bankfile" ("by_id");
CREATE INDEX "indicators_bankfile_strategy_id_249c4db1" ON "indicators_bankfile" ("strategy_id");
CREATE INDEX "indicators_yearfacts_of_id_9303592c" ON "indicators_yearfacts" ("of_id");
CREATE INDEX "letter_waiting" ON "letters_letter" ("not_before") WHERE ("filed_at" IS NULL AND "given_up_at" IS NULL AND "sent_at" IS NULL);
CREATE INDEX "mfa_authenticator_user_id_0c3a50c0" ON "mfa_authenticator" ("user_id");
CREATE UNIQUE INDEX "unique_authenticator_type" ON "mfa_authenticator" ("user_id", "type") WHERE "type" IN ('totp', 'recovery_codes');
CREATE INDEX "searched_by_word" ON "public_searchedword" ("word", "strategy", "kind", "row", "place");
CREATE UNIQUE INDEX "follower_of_strategy_once" ON "public_follower" ("email", "strategy_id") WHERE ("goal_id" IS NULL AND "unit_id" IS NULL);
CREATE UNIQUE INDEX "follower_of_goal_once" ON "public_follower" ("email", "goal_id") WHERE "goal_id" IS NOT NULL;
CREATE UNIQUE INDEX "follower_of_unit_once" ON "public_follower" ("email", "strategy_id", "unit_id") WHERE "unit_id" IS NOT NULL;
CREATE INDEX "public_follower_goal_id_dccc1669" ON "public_follower" ("goal_id");
CREATE INDEX "public_follower_strategy_id_420c19c5" ON "public_follower" ("strategy_id");
CREATE INDEX "public_follower_unit_id_faa87dc7" ON "public_follower" ("unit_id");
CREATE INDEX "searched_by_row" ON "public_searchedword" ("row", "kind", "place");
CREATE INDEX "reporting_attachment_report_id_a64b3abe" ON "reporting_attachment" ("report_id");
CREATE INDEX "reporting_attachment_added_in_id_085245b7" ON "reporting_attachment" ("added_in_id");
CREATE INDEX "reporting_attachment_removed_in_id_5e24f9a0" ON "reporting_attachment" ("removed_in_id");
CREATE INDEX "reporting_notice_campaign_id_26128047" ON "reporting_notice" ("campaign_id");
CREATE INDEX "reporting_notice_user_id_bbd148a8" ON "reporting_notice" ("user_id");
CREATE INDEX "reporting_version_by_id_749ccd25" ON "reporting_version" ("by_id");
CREATE INDEX "reporting_version_report_id_2d330826" ON "reporting_version" ("report_id");
CREATE INDEX "reporting_report_task_id_dacc7f75" ON "reporting_report" ("task_id");
CREATE INDEX "reporting_report_year_id_a662aa3e" ON "reporting_report" ("year_id");
CREATE INDEX "reporting_report_latest_id_8bfde77d" ON "reporting_report" ("latest_id");
CREATE INDEX "reporting_report_published_id_72f63bc5" ON "reporting_report" ("published_id");
CREATE INDEX "reporting_report_goal_id_3c224c90" ON "reporting_report" ("goal_id");
CREATE INDEX "reporting_report_of_strategy_id_6818bf20" ON "reporting_report" ("of_strategy_id");
CREATE INDEX "reporting_report_programme_id_4ca0d2bb" ON "reporting_report" ("programme_id");
CREATE INDEX "reporting_historicalcampaign_id_867547d9" ON "reporting_historicalcampaign" ("id");
CREATE INDEX "reporting_historicalcampaign_history_date_820aafc5" ON "reporting_historicalcampaign" ("history_date");
CREATE INDEX "reporting_historicalcampaign_history_user_id_c1136c5f" ON "reporting_historicalcampaign" ("history_user_id");
CREATE INDEX "reporting_historicalcampaign_year_id_34449309" ON "reporting_historicalcampaign" ("year_id");
CREATE INDEX "reporting_question_answered_by_id_06185841" ON "reporting_question" ("answered_by_id");
CREATE INDEX "reporting_question_by_id_c74d9c93" ON "reporting_question" ("by_id");
CREATE INDEX "reporting_question_closed_by_id_1b007c02" ON "reporting_question" ("closed_by_id");
CREATE INDEX "reporting_question_report_id_3a693619" ON "reporting_question" ("report_id");
CREATE INDEX "django_session_expire_date_a5c62663" ON "django_session" ("expire_date");
CREATE INDEX "signing_in_attempt_at_649f1049" ON "signing_in_attempt" ("at");
CREATE INDEX "attempt_account" ON "signing_in_attempt" ("account", "at");
CREATE INDEX "attempt_place" ON "signing_in_attempt" ("place", "at");
CREATE INDEX "tasks_historicalgoal_id_b635553d" ON "tasks_historicalgoal" ("id");
CREATE INDEX "tasks_historicalgoal_legacy_id_38c9ef68" ON "tasks_historicalgoal" ("legacy_id");
CREATE INDEX "tasks_historicalgoal_history_date_891a492d" ON "tasks_historicalgoal" ("history_date");
CREATE INDEX "tasks_historicalgoal_head_id_7c5f3480" ON "tasks_historicalgoal" ("head_id");
CREATE INDEX "tasks_historicalgoal_history_user_id_261e603b" ON "tasks_historicalgoal" ("history_user_id");
CREATE INDEX "tasks_historicalgoal_strategy_id_fdc658a1" ON "tasks_historicalgoal" ("strategy_id");
CREATE INDEX "tasks_historicalgoal_picture_id_d33139cd" ON "tasks_historicalgoal" ("picture_id");
CREATE UNIQUE INDEX "goal_number_unique" ON "tasks_goal" ("strategy_id", (LOWER("number")));
CREATE INDEX "tasks_goal_head_id_61eeb979" ON "tasks_goal" ("head_id");
CREATE INDEX "tasks_goal_strategy_id_21c076f0" ON "tasks_goal" ("strategy_id");
CREATE INDEX "tasks_goal_picture_id_74173349" ON "tasks_goal" ("picture_id");
CREATE INDEX "tasks_historicallocation_id_a7a71a17" ON "tasks_historicallocation" ("id");
CREATE INDEX "tasks_historicallocation_history_date_f09d0d52" ON "tasks_historicallocation" ("history_date");
CREATE INDEX "tasks_historicallocation_history_user_id_722b1fb6" ON "tasks_historicallocation" ("history_user_id");
CREATE INDEX "tasks_historicallocation_task_id_90c98bfb" ON "tasks_historicallocation" ("task_id");
CREATE INDEX "tasks_historicaloutline_id_012169a3" ON "tasks_historicaloutline" ("id");
CREATE INDEX "tasks_historicaloutline_history_date_951d099a" ON "tasks_historicaloutline" ("history_date");
CREATE INDEX "tasks_historicaloutline_history_user_id_6f688752" ON "tasks_historicaloutline" ("history_user_id");
CREATE INDEX "tasks_historicaloutline_strategy_id_3d4cc39b" ON "tasks_historicaloutline" ("strategy_id");
CREATE INDEX "tasks_location_task_id_176e31ce" ON "tasks_location" ("task_id");
CREATE INDEX "topics_historicaltopic_id_fba8eefd" ON "topics_historicaltopic" ("id");
CREATE INDEX "topics_historicaltopic_slug_282e2514" ON "topics_historicaltopic" ("slug");
CREATE INDEX "topics_historicaltopic_history_date_36767ce3" ON "topics_historicaltopic" ("history_date");
CREATE INDEX "topics_historicaltopic_history_user_id_0d88a31b" ON "topics_historicaltopic" ("history_user_id");
CREATE INDEX "topics_historicaltopic_strategy_id_34665367" ON "topics_historicaltopic" ("strategy_id");
CREATE UNIQUE INDEX "topics_topic_programmes_topic_id_programme_id_e1391499_uniq" ON "topics_topic_programmes" ("topic_id", "programme_id");
CREATE INDEX "topics_topic_programmes_topic_id_dcd5cd52" ON "topics_topic_programmes" ("topic_id");
CREATE INDEX "topics_topic_programmes_programme_id_9eadfdec" ON "topics_topic_programmes" ("programme_id");
CREATE UNIQUE INDEX "topics_topic_tasks_topic_id_task_id_1dff4377_uniq" ON "topics_topic_tasks" ("topic_id", "task_id");
CREATE INDEX "topics_topic_tasks_topic_id_7d8ed593" ON "topics_topic_tasks" ("topic_id");
CREATE INDEX "topics_topic_tasks_task_id_3d162b86" ON "topics_topic_tasks" ("task_id");
CREATE INDEX "topics_historicaltopic_tasks_id_843a9ed4" ON "topics_historicaltopic_tasks" ("id");
CREATE INDEX "topics_historicaltopic_tasks_history_id_475ec414" ON "topics_historicaltopic_tasks" ("history_id");
CREATE INDEX "topics_historicaltopic_tasks_task_id_328904ce" ON "topics_historicaltopic_tasks" ("task_id");
CREATE INDEX "topics_historicaltopic_tasks_topic_id_f3457834" ON "topics_historicaltopic_tasks" ("topic_id");
CREATE INDEX "topics_historicaltopic_programmes_id_b87f056b" ON "topics_historicaltopic_programmes" ("id");
CREATE INDEX "topics_historicaltopic_programmes_history_id_16851e60" ON "topics_historicaltopic_programmes" ("history_id");
CREATE INDEX "topics_historicaltopic_programmes_programme_id_88d5b235" ON "topics_historicaltopic_programmes" ("programme_id");
CREATE INDEX "topics_historicaltopic_programmes_topic_id_8ce2c616" ON "topics_historicaltopic_programmes" ("topic_id");
CREATE INDEX "topics_topic_slug_9a23c0cf" ON "topics_topic" ("slug");
CREATE INDEX "topics_topic_strategy_id_62f1f650" ON "topics_topic" ("strategy_id");
CREATE INDEX "usersessions_usersession_user_id_af5e0a6d" ON "usersessions_usersession" ("user_id");
CREATE TRIGGER follow_public_organisation_historicalunit_insert AFTER insert ON "organisation_historicalunit"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_organisation_historicalunit_update AFTER update ON "organisation_historicalunit"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_organisation_historicalunit_delete AFTER delete ON "organisation_historicalunit"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_organisation_unit_insert AFTER insert ON "organisation_unit"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_organisation_unit_update AFTER update ON "organisation_unit"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_organisation_unit_delete AFTER delete ON "organisation_unit"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_organisation_unitalias_insert AFTER insert ON "organisation_unitalias"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_organisation_unitalias_update AFTER update ON "organisation_unitalias"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_organisation_unitalias_delete AFTER delete ON "organisation_unitalias"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_organisation_historicalpost_insert AFTER insert ON "organisation_historicalpost"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_organisation_historicalpost_update AFTER update ON "organisation_historicalpost"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_organisation_historicalpost_delete AFTER delete ON "organisation_historicalpost"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_organisation_post_insert AFTER insert ON "organisation_post"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_organisation_post_update AFTER update ON "organisation_post"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_organisation_post_delete AFTER delete ON "organisation_post"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_organisation_historicalappointment_insert AFTER insert ON "organisation_historicalappointment"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_organisation_historicalappointment_update AFTER update ON "organisation_historicalappointment"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_organisation_historicalappointment_delete AFTER delete ON "organisation_historicalappointment"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_organisation_appointment_insert AFTER insert ON "organisation_appointment"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_organisation_appointment_update AFTER update ON "organisation_appointment"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_organisation_appointment_delete AFTER delete ON "organisation_appointment"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_historicalexecutor_insert AFTER insert ON "tasks_historicalexecutor"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_historicalexecutor_update AFTER update ON "tasks_historicalexecutor"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_historicalexecutor_delete AFTER delete ON "tasks_historicalexecutor"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_executor_insert AFTER insert ON "tasks_executor"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_executor_update AFTER update ON "tasks_executor"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_executor_delete AFTER delete ON "tasks_executor"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_historicalpartner_insert AFTER insert ON "tasks_historicalpartner"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_historicalpartner_update AFTER update ON "tasks_historicalpartner"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_historicalpartner_delete AFTER delete ON "tasks_historicalpartner"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_partner_insert AFTER insert ON "tasks_partner"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_partner_update AFTER update ON "tasks_partner"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_partner_delete AFTER delete ON "tasks_partner"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_historicalfundingsource_insert AFTER insert ON "tasks_historicalfundingsource"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_historicalfundingsource_update AFTER update ON "tasks_historicalfundingsource"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_historicalfundingsource_delete AFTER delete ON "tasks_historicalfundingsource"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_fundingsource_insert AFTER insert ON "tasks_fundingsource"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_fundingsource_update AFTER update ON "tasks_fundingsource"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_fundingsource_delete AFTER delete ON "tasks_fundingsource"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_historicalfundingyear_insert AFTER insert ON "tasks_historicalfundingyear"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_historicalfundingyear_update AFTER update ON "tasks_historicalfundingyear"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_historicalfundingyear_delete AFTER delete ON "tasks_historicalfundingyear"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_fundingyear_insert AFTER insert ON "tasks_fundingyear"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_fundingyear_update AFTER update ON "tasks_fundingyear"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_fundingyear_delete AFTER delete ON "tasks_fundingyear"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_historicalstage_insert AFTER insert ON "tasks_historicalstage"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_historicalstage_update AFTER update ON "tasks_historicalstage"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_historicalstage_delete AFTER delete ON "tasks_historicalstage"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_stage_insert AFTER insert ON "tasks_stage"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_stage_update AFTER update ON "tasks_stage"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_stage_delete AFTER delete ON "tasks_stage"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_historicalstageyear_insert AFTER insert ON "tasks_historicalstageyear"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_historicalstageyear_update AFTER update ON "tasks_historicalstageyear"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_historicalstageyear_delete AFTER delete ON "tasks_historicalstageyear"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_stageyear_insert AFTER insert ON "tasks_stageyear"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_stageyear_update AFTER update ON "tasks_stageyear"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_stageyear_delete AFTER delete ON "tasks_stageyear"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_historicalreportedtotal_insert AFTER insert ON "tasks_historicalreportedtotal"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_historicalreportedtotal_update AFTER update ON "tasks_historicalreportedtotal"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_historicalreportedtotal_delete AFTER delete ON "tasks_historicalreportedtotal"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_reportedtotal_insert AFTER insert ON "tasks_reportedtotal"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_reportedtotal_update AFTER update ON "tasks_reportedtotal"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_reportedtotal_delete AFTER delete ON "tasks_reportedtotal"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_strategy_viewers_insert AFTER insert ON "tasks_strategy_viewers"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_strategy_viewers_update AFTER update ON "tasks_strategy_viewers"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_strategy_viewers_delete AFTER delete ON "tasks_strategy_viewers"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_historicalstrategy_insert AFTER insert ON "tasks_historicalstrategy"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_historicalstrategy_update AFTER update ON "tasks_historicalstrategy"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_historicalstrategy_delete AFTER delete ON "tasks_historicalstrategy"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_strategy_insert AFTER insert ON "tasks_strategy"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_strategy_update AFTER update ON "tasks_strategy"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_strategy_delete AFTER delete ON "tasks_strategy"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_historicalstrategyyear_insert AFTER insert ON "tasks_historicalstrategyyear"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_historicalstrategyyear_update AFTER update ON "tasks_historicalstrategyyear"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_historicalstrategyyear_delete AFTER delete ON "tasks_historicalstrategyyear"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_strategyyear_insert AFTER insert ON "tasks_strategyyear"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_strategyyear_update AFTER update ON "tasks_strategyyear"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_strategyyear_delete AFTER delete ON "tasks_strategyyear"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_picture_insert AFTER insert ON "tasks_picture"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_picture_update AFTER update ON "tasks_picture"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_picture_delete AFTER delete ON "tasks_picture"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_historicalgoal_insert AFTER insert ON "tasks_historicalgoal"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_historicalgoal_update AFTER update ON "tasks_historicalgoal"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_historicalgoal_delete AFTER delete ON "tasks_historicalgoal"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_goal_insert AFTER insert ON "tasks_goal"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_goal_update AFTER update ON "tasks_goal"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_goal_delete AFTER delete ON "tasks_goal"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_historicalprogramme_insert AFTER insert ON "tasks_historicalprogramme"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_historicalprogramme_update AFTER update ON "tasks_historicalprogramme"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_historicalprogramme_delete AFTER delete ON "tasks_historicalprogramme"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_programme_insert AFTER insert ON "tasks_programme"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_programme_update AFTER update ON "tasks_programme"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_programme_delete AFTER delete ON "tasks_programme"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_historicaltask_insert AFTER insert ON "tasks_historicaltask"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_historicaltask_update AFTER update ON "tasks_historicaltask"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_historicaltask_delete AFTER delete ON "tasks_historicaltask"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_task_insert AFTER insert ON "tasks_task"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_task_update AFTER update ON "tasks_task"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_task_delete AFTER delete ON "tasks_task"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_formercode_insert AFTER insert ON "tasks_formercode"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_formercode_update AFTER update ON "tasks_formercode"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_formercode_delete AFTER delete ON "tasks_formercode"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_historicallocation_insert AFTER insert ON "tasks_historicallocation"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_historicallocation_update AFTER update ON "tasks_historicallocation"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_historicallocation_delete AFTER delete ON "tasks_historicallocation"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_location_insert AFTER insert ON "tasks_location"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_location_update AFTER update ON "tasks_location"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_location_delete AFTER delete ON "tasks_location"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_historicaloutline_insert AFTER insert ON "tasks_historicaloutline"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_historicaloutline_update AFTER update ON "tasks_historicaloutline"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_historicaloutline_delete AFTER delete ON "tasks_historicaloutline"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_outline_insert AFTER insert ON "tasks_outline"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_outline_update AFTER update ON "tasks_outline"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_tasks_outline_delete AFTER delete ON "tasks_outline"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_indicators_historicalabsentkind_insert AFTER insert ON "indicators_historicalabsentkind"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_indicators_historicalabsentkind_update AFTER update ON "indicators_historicalabsentkind"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_indicators_historicalabsentkind_delete AFTER delete ON "indicators_historicalabsentkind"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_indicators_absentkind_insert AFTER insert ON "indicators_absentkind"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_indicators_absentkind_update AFTER update ON "indicators_absentkind"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_indicators_absentkind_delete AFTER delete ON "indicators_absentkind"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_indicators_historicalindicator_insert AFTER insert ON "indicators_historicalindicator"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_indicators_historicalindicator_update AFTER update ON "indicators_historicalindicator"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_indicators_historicalindicator_delete AFTER delete ON "indicators_historicalindicator"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_indicators_indicator_insert AFTER insert ON "indicators_indicator"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_indicators_indicator_update AFTER update ON "indicators_indicator"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_indicators_indicator_delete AFTER delete ON "indicators_indicator"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_indicators_historicalindicatortarget_insert AFTER insert ON "indicators_historicalindicatortarget"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_indicators_historicalindicatortarget_update AFTER update ON "indicators_historicalindicatortarget"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_indicators_historicalindicatortarget_delete AFTER delete ON "indicators_historicalindicatortarget"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_indicators_indicatortarget_insert AFTER insert ON "indicators_indicatortarget"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_indicators_indicatortarget_update AFTER update ON "indicators_indicatortarget"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_indicators_indicatortarget_delete AFTER delete ON "indicators_indicatortarget"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_indicators_historicalindicatorbreak_insert AFTER insert ON "indicators_historicalindicatorbreak"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_indicators_historicalindicatorbreak_update AFTER update ON "indicators_historicalindicatorbreak"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_indicators_historicalindicatorbreak_delete AFTER delete ON "indicators_historicalindicatorbreak"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_indicators_indicatorbreak_insert AFTER insert ON "indicators_indicatorbreak"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_indicators_indicatorbreak_update AFTER update ON "indicators_indicatorbreak"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_indicators_indicatorbreak_delete AFTER delete ON "indicators_indicatorbreak"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_indicators_seriessource_insert AFTER insert ON "indicators_seriessource"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_indicators_seriessource_update AFTER update ON "indicators_seriessource"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_indicators_seriessource_delete AFTER delete ON "indicators_seriessource"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_indicators_bankfile_insert AFTER insert ON "indicators_bankfile"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_indicators_bankfile_update AFTER update ON "indicators_bankfile"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_indicators_bankfile_delete AFTER delete ON "indicators_bankfile"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_indicators_measure_insert AFTER insert ON "indicators_measure"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_indicators_measure_update AFTER update ON "indicators_measure"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_indicators_measure_delete AFTER delete ON "indicators_measure"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_indicators_historicalindicatorvalue_insert AFTER insert ON "indicators_historicalindicatorvalue"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_indicators_historicalindicatorvalue_update AFTER update ON "indicators_historicalindicatorvalue"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_indicators_historicalindicatorvalue_delete AFTER delete ON "indicators_historicalindicatorvalue"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_indicators_indicatorvalue_insert AFTER insert ON "indicators_indicatorvalue"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_indicators_indicatorvalue_update AFTER update ON "indicators_indicatorvalue"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_indicators_indicatorvalue_delete AFTER delete ON "indicators_indicatorvalue"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_topics_topic_programmes_insert AFTER insert ON "topics_topic_programmes"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_topics_topic_programmes_update AFTER update ON "topics_topic_programmes"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_topics_topic_programmes_delete AFTER delete ON "topics_topic_programmes"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_topics_topic_tasks_insert AFTER insert ON "topics_topic_tasks"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_topics_topic_tasks_update AFTER update ON "topics_topic_tasks"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_topics_topic_tasks_delete AFTER delete ON "topics_topic_tasks"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_topics_historicaltopic_insert AFTER insert ON "topics_historicaltopic"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_topics_historicaltopic_update AFTER update ON "topics_historicaltopic"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_topics_historicaltopic_delete AFTER delete ON "topics_historicaltopic"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_topics_historicaltopic_programmes_insert AFTER insert ON "topics_historicaltopic_programmes"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_topics_historicaltopic_programmes_update AFTER update ON "topics_historicaltopic_programmes"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_topics_historicaltopic_programmes_delete AFTER delete ON "topics_historicaltopic_programmes"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_topics_historicaltopic_tasks_insert AFTER insert ON "topics_historicaltopic_tasks"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_topics_historicaltopic_tasks_update AFTER update ON "topics_historicaltopic_tasks"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_topics_historicaltopic_tasks_delete AFTER delete ON "topics_historicaltopic_tasks"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_topics_topic_insert AFTER insert ON "topics_topic"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_topics_topic_update AFTER update ON "topics_topic"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_topics_topic_delete AFTER delete ON "topics_topic"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_exchange_snapshot_insert AFTER insert ON "exchange_snapshot"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_exchange_snapshot_update AFTER update ON "exchange_snapshot"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_exchange_snapshot_delete AFTER delete ON "exchange_snapshot"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_reporting_historicalcampaign_insert AFTER insert ON "reporting_historicalcampaign"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_reporting_historicalcampaign_update AFTER update ON "reporting_historicalcampaign"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_reporting_historicalcampaign_delete AFTER delete ON "reporting_historicalcampaign"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_reporting_campaign_insert AFTER insert ON "reporting_campaign"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_reporting_campaign_update AFTER update ON "reporting_campaign"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_reporting_campaign_delete AFTER delete ON "reporting_campaign"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_reporting_report_insert AFTER insert ON "reporting_report" WHEN NEW.published_id IS NOT NULL
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_reporting_report_update AFTER update ON "reporting_report" WHEN (OLD.published_id IS NOT NULL OR NEW.published_id IS NOT NULL) AND (OLD.published_id IS NOT NEW.published_id OR OLD.year_id IS NOT NEW.year_id OR OLD.of_strategy_id IS NOT NEW.of_strategy_id OR OLD.goal_id IS NOT NEW.goal_id OR OLD.programme_id IS NOT NEW.programme_id OR OLD.task_id IS NOT NEW.task_id)
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_reporting_report_delete AFTER delete ON "reporting_report" WHEN OLD.published_id IS NOT NULL
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_reporting_version_insert AFTER insert ON "reporting_version" WHEN NEW.action IN ('approved', 'corrected')
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_reporting_version_update AFTER update ON "reporting_version" WHEN (OLD.action IN ('approved', 'corrected') OR NEW.action IN ('approved', 'corrected'))
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_reporting_version_delete AFTER delete ON "reporting_version" WHEN OLD.action IN ('approved', 'corrected')
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_reporting_attachment_insert AFTER insert ON "reporting_attachment" WHEN EXISTS (SELECT 1 FROM reporting_report r WHERE r.id = NEW.report_id AND r.published_id IS NOT NULL)
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_reporting_attachment_update AFTER update ON "reporting_attachment" WHEN (EXISTS (SELECT 1 FROM reporting_report r WHERE r.id = OLD.report_id AND r.published_id IS NOT NULL) OR EXISTS (SELECT 1 FROM reporting_report r WHERE r.id = NEW.report_id AND r.published_id IS NOT NULL))
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_reporting_attachment_delete AFTER delete ON "reporting_attachment" WHEN EXISTS (SELECT 1 FROM reporting_report r WHERE r.id = OLD.report_id AND r.published_id IS NOT NULL)
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_annual_report_snapshot_insert AFTER insert ON "annual_report_snapshot"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_annual_report_snapshot_update AFTER update ON "annual_report_snapshot"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_annual_report_snapshot_delete AFTER delete ON "annual_report_snapshot"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_annual_report_snapshotpart_insert AFTER insert ON "annual_report_snapshotpart"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_annual_report_snapshotpart_update AFTER update ON "annual_report_snapshotpart"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_annual_report_snapshotpart_delete AFTER delete ON "annual_report_snapshotpart"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_annual_report_reopening_insert AFTER insert ON "annual_report_reopening"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_annual_report_reopening_update AFTER update ON "annual_report_reopening"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_annual_report_reopening_delete AFTER delete ON "annual_report_reopening"
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_annual_report_export_insert AFTER insert ON "annual_report_export" WHEN NEW.state = 'done'
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_annual_report_export_update AFTER update ON "annual_report_export" WHEN (OLD.state = 'done' OR NEW.state = 'done')
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_public_annual_report_export_delete AFTER delete ON "annual_report_export" WHEN OLD.state = 'done'
BEGIN
  UPDATE leszno_strategy_publicversion SET number = max(
    number + 1,
    CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)
  );
END;
CREATE TRIGGER follow_sums_stageyear_insert AFTER INSERT ON tasks_stageyear
BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, 0 FROM (SELECT t.programme_id AS key FROM (SELECT NEW.stage_id AS stage_id, NEW.year_id AS year_id, NEW.planned AS planned, NEW.actual AS actual, NEW.id AS id) r
JOIN tasks_stage s ON s.id = r.stage_id JOIN tasks_task t ON t.id = s.task_id) c
WHERE c.key IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM tasks_changedsums d WHERE d.programme = c.key);
END;
CREATE TRIGGER follow_sums_stageyear_update AFTER UPDATE OF stage_id, year_id, planned, actual ON tasks_stageyear
WHEN OLD.stage_id IS NOT NEW.stage_id OR OLD.year_id IS NOT NEW.year_id OR OLD.planned IS NOT NEW.planned OR OLD.actual IS NOT NEW.actual
BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, 0 FROM (SELECT t.programme_id AS key FROM (SELECT OLD.stage_id AS stage_id, OLD.year_id AS year_id, OLD.planned AS planned, OLD.actual AS actual, OLD.id AS id UNION ALL SELECT NEW.stage_id AS stage_id, NEW.year_id AS year_id, NEW.planned AS planned, NEW.actual AS actual, NEW.id AS id) r
JOIN tasks_stage s ON s.id = r.stage_id JOIN tasks_task t ON t.id = s.task_id) c
WHERE c.key IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM tasks_changedsums d WHERE d.programme = c.key);
END;
CREATE TRIGGER follow_sums_stageyear_delete AFTER DELETE ON tasks_stageyear
BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, 0 FROM (SELECT t.programme_id AS key FROM (SELECT OLD.stage_id AS stage_id, OLD.year_id AS year_id, OLD.planned AS planned, OLD.actual AS actual, OLD.id AS id) r
JOIN tasks_stage s ON s.id = r.stage_id JOIN tasks_task t ON t.id = s.task_id) c
WHERE c.key IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM tasks_changedsums d WHERE d.programme = c.key);
END;
CREATE TRIGGER follow_sums_stage_insert AFTER INSERT ON tasks_stage
BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, 0 FROM (SELECT t.programme_id AS key FROM (SELECT NEW.task_id AS task_id, NEW.id AS id) r
JOIN tasks_task t ON t.id = r.task_id) c
WHERE c.key IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM tasks_changedsums d WHERE d.programme = c.key);
END;
CREATE TRIGGER follow_sums_stage_update AFTER UPDATE OF task_id ON tasks_stage
WHEN OLD.task_id IS NOT NEW.task_id
BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, 0 FROM (SELECT t.programme_id AS key FROM (SELECT OLD.task_id AS task_id, OLD.id AS id UNION ALL SELECT NEW.task_id AS task_id, NEW.id AS id) r
JOIN tasks_task t ON t.id = r.task_id) c
WHERE c.key IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM tasks_changedsums d WHERE d.programme = c.key);
END;
CREATE TRIGGER follow_sums_stage_delete AFTER DELETE ON tasks_stage
BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, 0 FROM (SELECT t.programme_id AS key FROM (SELECT OLD.task_id AS task_id, OLD.id AS id) r
JOIN tasks_task t ON t.id = r.task_id) c
WHERE c.key IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM tasks_changedsums d WHERE d.programme = c.key);
END;
CREATE TRIGGER follow_sums_reportedtotal_insert AFTER INSERT ON tasks_reportedtotal
BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, 0 FROM (SELECT t.programme_id AS key FROM (SELECT NEW.task_id AS task_id, NEW.year_id AS year_id, NEW.progress AS progress, NEW.id AS id) r
JOIN tasks_task t ON t.id = r.task_id) c
WHERE c.key IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM tasks_changedsums d WHERE d.programme = c.key);
END;
CREATE TRIGGER follow_sums_reportedtotal_update AFTER UPDATE OF task_id, year_id, progress ON tasks_reportedtotal
WHEN OLD.task_id IS NOT NEW.task_id OR OLD.year_id IS NOT NEW.year_id OR OLD.progress IS NOT NEW.progress
BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, 0 FROM (SELECT t.programme_id AS key FROM (SELECT OLD.task_id AS task_id, OLD.year_id AS year_id, OLD.progress AS progress, OLD.id AS id UNION ALL SELECT NEW.task_id AS task_id, NEW.year_id AS year_id, NEW.progress AS progress, NEW.id AS id) r
JOIN tasks_task t ON t.id = r.task_id) c
WHERE c.key IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM tasks_changedsums d WHERE d.programme = c.key);
END;
CREATE TRIGGER follow_sums_reportedtotal_delete AFTER DELETE ON tasks_reportedtotal
BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, 0 FROM (SELECT t.programme_id AS key FROM (SELECT OLD.task_id AS task_id, OLD.year_id AS year_id, OLD.progress AS progress, OLD.id AS id) r
JOIN tasks_task t ON t.id = r.task_id) c
WHERE c.key IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM tasks_changedsums d WHERE d.programme = c.key);
END;
CREATE TRIGGER follow_sums_task_insert AFTER INSERT ON tasks_task
BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, 0 FROM (SELECT r.programme_id AS key FROM (SELECT NEW.programme_id AS programme_id, NEW.number AS number, NEW.weight AS weight, NEW.stages_known AS stages_known, NEW.withdrawn_from AS withdrawn_from, NEW.planned_total_cost_amount AS planned_total_cost_amount, NEW.id AS id) r) c
WHERE c.key IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM tasks_changedsums d WHERE d.programme = c.key);
END;
CREATE TRIGGER follow_sums_task_update AFTER UPDATE OF programme_id, number, weight, stages_known, withdrawn_from, planned_total_cost_amount ON tasks_task
WHEN OLD.programme_id IS NOT NEW.programme_id OR OLD.number IS NOT NEW.number OR OLD.weight IS NOT NEW.weight OR OLD.stages_known IS NOT NEW.stages_known OR OLD.withdrawn_from IS NOT NEW.withdrawn_from OR OLD.planned_total_cost_amount IS NOT NEW.planned_total_cost_amount
BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, 0 FROM (SELECT r.programme_id AS key FROM (SELECT OLD.programme_id AS programme_id, OLD.number AS number, OLD.weight AS weight, OLD.stages_known AS stages_known, OLD.withdrawn_from AS withdrawn_from, OLD.planned_total_cost_amount AS planned_total_cost_amount, OLD.id AS id UNION ALL SELECT NEW.programme_id AS programme_id, NEW.number AS number, NEW.weight AS weight, NEW.stages_known AS stages_known, NEW.withdrawn_from AS withdrawn_from, NEW.planned_total_cost_amount AS planned_total_cost_amount, NEW.id AS id) r) c
WHERE c.key IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM tasks_changedsums d WHERE d.programme = c.key);
END;
CREATE TRIGGER follow_sums_task_delete AFTER DELETE ON tasks_task
BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, 0 FROM (SELECT r.programme_id AS key FROM (SELECT OLD.programme_id AS programme_id, OLD.number AS number, OLD.weight AS weight, OLD.stages_known AS stages_known, OLD.withdrawn_from AS withdrawn_from, OLD.planned_total_cost_amount AS planned_total_cost_amount, OLD.id AS id) r) c
WHERE c.key IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM tasks_changedsums d WHERE d.programme = c.key);
END;
CREATE TRIGGER follow_sums_fundingsource_insert AFTER INSERT ON tasks_fundingsource
BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, 0 FROM (SELECT t.programme_id AS key FROM (SELECT NEW.task_id AS task_id, NEW.source AS source, NEW.amount AS amount, NEW.position AS position, NEW.id AS id) r
JOIN tasks_task t ON t.id = r.task_id) c
WHERE c.key IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM tasks_changedsums d WHERE d.programme = c.key);
END;
CREATE TRIGGER follow_sums_fundingsource_update AFTER UPDATE OF task_id, source, amount, position ON tasks_fundingsource
WHEN OLD.task_id IS NOT NEW.task_id OR OLD.source IS NOT NEW.source OR OLD.amount IS NOT NEW.amount OR OLD.position IS NOT NEW.position
BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, 0 FROM (SELECT t.programme_id AS key FROM (SELECT OLD.task_id AS task_id, OLD.source AS source, OLD.amount AS amount, OLD.position AS position, OLD.id AS id UNION ALL SELECT NEW.task_id AS task_id, NEW.source AS source, NEW.amount AS amount, NEW.position AS position, NEW.id AS id) r
JOIN tasks_task t ON t.id = r.task_id) c
WHERE c.key IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM tasks_changedsums d WHERE d.programme = c.key);
END;
CREATE TRIGGER follow_sums_fundingsource_delete AFTER DELETE ON tasks_fundingsource
BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, 0 FROM (SELECT t.programme_id AS key FROM (SELECT OLD.task_id AS task_id, OLD.source AS source, OLD.amount AS amount, OLD.position AS position, OLD.id AS id) r
JOIN tasks_task t ON t.id = r.task_id) c
WHERE c.key IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM tasks_changedsums d WHERE d.programme = c.key);
END;
CREATE TRIGGER follow_sums_fundingyear_insert AFTER INSERT ON tasks_fundingyear
BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, 0 FROM (SELECT t.programme_id AS key FROM (SELECT NEW.funding_id AS funding_id, NEW.year_id AS year_id, NEW.planned AS planned, NEW.executed AS executed, NEW.id AS id) r
JOIN tasks_fundingsource f ON f.id = r.funding_id
JOIN tasks_task t ON t.id = f.task_id) c
WHERE c.key IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM tasks_changedsums d WHERE d.programme = c.key);
END;
CREATE TRIGGER follow_sums_fundingyear_update AFTER UPDATE OF funding_id, year_id, planned, executed ON tasks_fundingyear
WHEN OLD.funding_id IS NOT NEW.funding_id OR OLD.year_id IS NOT NEW.year_id OR OLD.planned IS NOT NEW.planned OR OLD.executed IS NOT NEW.executed
BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, 0 FROM (SELECT t.programme_id AS key FROM (SELECT OLD.funding_id AS funding_id, OLD.year_id AS year_id, OLD.planned AS planned, OLD.executed AS executed, OLD.id AS id UNION ALL SELECT NEW.funding_id AS funding_id, NEW.year_id AS year_id, NEW.planned AS planned, NEW.executed AS executed, NEW.id AS id) r
JOIN tasks_fundingsource f ON f.id = r.funding_id
JOIN tasks_task t ON t.id = f.task_id) c
WHERE c.key IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM tasks_changedsums d WHERE d.programme = c.key);
END;
CREATE TRIGGER follow_sums_fundingyear_delete AFTER DELETE ON tasks_fundingyear
BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, 0 FROM (SELECT t.programme_id AS key FROM (SELECT OLD.funding_id AS funding_id, OLD.year_id AS year_id, OLD.planned AS planned, OLD.executed AS executed, OLD.id AS id) r
JOIN tasks_fundingsource f ON f.id = r.funding_id
JOIN tasks_task t ON t.id = f.task_id) c
WHERE c.key IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM tasks_changedsums d WHERE d.programme = c.key);
END;
CREATE TRIGGER follow_sums_strategyyear_insert AFTER INSERT ON tasks_strategyyear
BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, 0 FROM (SELECT p.id AS key FROM (SELECT NEW.strategy_id AS strategy_id, NEW.year AS year, NEW.on_track_from AS on_track_from, NEW.delayed_from AS delayed_from, NEW.id AS id) r
JOIN tasks_goal g ON g.strategy_id = r.strategy_id
JOIN tasks_programme p ON p.goal_id = g.id) c
WHERE c.key IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM tasks_changedsums d WHERE d.programme = c.key);
END;
CREATE TRIGGER follow_sums_strategyyear_update AFTER UPDATE OF strategy_id, year, on_track_from, delayed_from ON tasks_strategyyear
WHEN OLD.strategy_id IS NOT NEW.strategy_id OR OLD.year IS NOT NEW.year OR OLD.on_track_from IS NOT NEW.on_track_from OR OLD.delayed_from IS NOT NEW.delayed_from
BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, 0 FROM (SELECT p.id AS key FROM (SELECT OLD.strategy_id AS strategy_id, OLD.year AS year, OLD.on_track_from AS on_track_from, OLD.delayed_from AS delayed_from, OLD.id AS id UNION ALL SELECT NEW.strategy_id AS strategy_id, NEW.year AS year, NEW.on_track_from AS on_track_from, NEW.delayed_from AS delayed_from, NEW.id AS id) r
JOIN tasks_goal g ON g.strategy_id = r.strategy_id
JOIN tasks_programme p ON p.goal_id = g.id) c
WHERE c.key IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM tasks_changedsums d WHERE d.programme = c.key);
END;
CREATE TRIGGER follow_sums_strategyyear_delete AFTER DELETE ON tasks_strategyyear
BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, 0 FROM (SELECT p.id AS key FROM (SELECT OLD.strategy_id AS strategy_id, OLD.year AS year, OLD.on_track_from AS on_track_from, OLD.delayed_from AS delayed_from, OLD.id AS id) r
JOIN tasks_goal g ON g.strategy_id = r.strategy_id
JOIN tasks_programme p ON p.goal_id = g.id) c
WHERE c.key IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM tasks_changedsums d WHERE d.programme = c.key);
END;
CREATE TRIGGER follow_sums_goal_update AFTER UPDATE OF strategy_id ON tasks_goal
WHEN OLD.strategy_id IS NOT NEW.strategy_id
BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, 0 FROM (SELECT p.id AS key FROM (SELECT OLD.strategy_id AS strategy_id, OLD.id AS id UNION ALL SELECT NEW.strategy_id AS strategy_id, NEW.id AS id) r
JOIN tasks_goal g ON g.strategy_id = r.strategy_id
JOIN tasks_programme p ON p.goal_id = g.id) c
WHERE c.key IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM tasks_changedsums d WHERE d.programme = c.key);
END;
CREATE TRIGGER follow_sums_programme_update AFTER UPDATE OF goal_id ON tasks_programme
WHEN OLD.goal_id IS NOT NEW.goal_id
BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.key, 0 FROM (SELECT r.id AS key FROM (SELECT OLD.goal_id AS goal_id, OLD.id AS id UNION ALL SELECT NEW.goal_id AS goal_id, NEW.id AS id) r) c
WHERE c.key IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM tasks_changedsums d WHERE d.programme = c.key);
END;
CREATE TRIGGER follow_standing_stageyear_insert AFTER INSERT ON tasks_stageyear
BEGIN
DELETE FROM tasks_taskyear WHERE task_id IN (SELECT task_id FROM tasks_stage WHERE id IN (NEW.stage_id));
INSERT INTO tasks_taskyear (task_id, year_id, plan, done, whole, is_reported)
SELECT t.id, y.id,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER so_far END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.actual * 100) AS INTEGER), 0))) OVER so_far
    ELSE (
      SELECT CAST(ROUND(r.progress * 100) AS INTEGER) FROM tasks_reportedtotal r
      JOIN tasks_strategyyear o ON o.id = r.year_id
      WHERE r.task_id = t.id AND r.progress IS NOT NULL AND o.year <= y.year
      ORDER BY o.year DESC LIMIT 1
    ) END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER of_task END,
  CASE WHEN t.is_measured
    THEN SUM(COUNT(c.actual)) OVER of_task > 0
    ELSE EXISTS (
      SELECT 1 FROM tasks_reportedtotal r
      WHERE r.task_id = t.id AND r.progress IS NOT NULL
    ) END
FROM (
  SELECT id, programme_id, stages_known AND EXISTS (
    SELECT 1 FROM tasks_stage f WHERE f.task_id = tasks_task.id
  ) AS is_measured
  FROM tasks_task WHERE id IN (SELECT task_id FROM tasks_stage WHERE id IN (NEW.stage_id))
) t
JOIN tasks_programme p ON p.id = t.programme_id
JOIN tasks_goal g ON g.id = p.goal_id
JOIN tasks_strategyyear y ON y.strategy_id = g.strategy_id
LEFT JOIN tasks_stage s ON s.task_id = t.id
LEFT JOIN tasks_stageyear c ON c.stage_id = s.id AND c.year_id = y.id
GROUP BY t.id, t.is_measured, y.id, y.year
WINDOW so_far AS (PARTITION BY t.id ORDER BY y.year), of_task AS (PARTITION BY t.id);
END;
CREATE TRIGGER follow_standing_stageyear_update AFTER UPDATE OF stage_id, year_id, planned, actual ON tasks_stageyear
WHEN OLD.stage_id IS NOT NEW.stage_id OR OLD.year_id IS NOT NEW.year_id OR OLD.planned IS NOT NEW.planned OR OLD.actual IS NOT NEW.actual
BEGIN
DELETE FROM tasks_taskyear WHERE task_id IN (SELECT task_id FROM tasks_stage WHERE id IN (OLD.stage_id));
INSERT INTO tasks_taskyear (task_id, year_id, plan, done, whole, is_reported)
SELECT t.id, y.id,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER so_far END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.actual * 100) AS INTEGER), 0))) OVER so_far
    ELSE (
      SELECT CAST(ROUND(r.progress * 100) AS INTEGER) FROM tasks_reportedtotal r
      JOIN tasks_strategyyear o ON o.id = r.year_id
      WHERE r.task_id = t.id AND r.progress IS NOT NULL AND o.year <= y.year
      ORDER BY o.year DESC LIMIT 1
    ) END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER of_task END,
  CASE WHEN t.is_measured
    THEN SUM(COUNT(c.actual)) OVER of_task > 0
    ELSE EXISTS (
      SELECT 1 FROM tasks_reportedtotal r
      WHERE r.task_id = t.id AND r.progress IS NOT NULL
    ) END
FROM (
  SELECT id, programme_id, stages_known AND EXISTS (
    SELECT 1 FROM tasks_stage f WHERE f.task_id = tasks_task.id
  ) AS is_measured
  FROM tasks_task WHERE id IN (SELECT task_id FROM tasks_stage WHERE id IN (OLD.stage_id))
) t
JOIN tasks_programme p ON p.id = t.programme_id
JOIN tasks_goal g ON g.id = p.goal_id
JOIN tasks_strategyyear y ON y.strategy_id = g.strategy_id
LEFT JOIN tasks_stage s ON s.task_id = t.id
LEFT JOIN tasks_stageyear c ON c.stage_id = s.id AND c.year_id = y.id
GROUP BY t.id, t.is_measured, y.id, y.year
WINDOW so_far AS (PARTITION BY t.id ORDER BY y.year), of_task AS (PARTITION BY t.id);
DELETE FROM tasks_taskyear WHERE task_id IN (SELECT task_id FROM tasks_stage WHERE id IN (NEW.stage_id));
INSERT INTO tasks_taskyear (task_id, year_id, plan, done, whole, is_reported)
SELECT t.id, y.id,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER so_far END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.actual * 100) AS INTEGER), 0))) OVER so_far
    ELSE (
      SELECT CAST(ROUND(r.progress * 100) AS INTEGER) FROM tasks_reportedtotal r
      JOIN tasks_strategyyear o ON o.id = r.year_id
      WHERE r.task_id = t.id AND r.progress IS NOT NULL AND o.year <= y.year
      ORDER BY o.year DESC LIMIT 1
    ) END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER of_task END,
  CASE WHEN t.is_measured
    THEN SUM(COUNT(c.actual)) OVER of_task > 0
    ELSE EXISTS (
      SELECT 1 FROM tasks_reportedtotal r
      WHERE r.task_id = t.id AND r.progress IS NOT NULL
    ) END
FROM (
  SELECT id, programme_id, stages_known AND EXISTS (
    SELECT 1 FROM tasks_stage f WHERE f.task_id = tasks_task.id
  ) AS is_measured
  FROM tasks_task WHERE id IN (SELECT task_id FROM tasks_stage WHERE id IN (NEW.stage_id))
) t
JOIN tasks_programme p ON p.id = t.programme_id
JOIN tasks_goal g ON g.id = p.goal_id
JOIN tasks_strategyyear y ON y.strategy_id = g.strategy_id
LEFT JOIN tasks_stage s ON s.task_id = t.id
LEFT JOIN tasks_stageyear c ON c.stage_id = s.id AND c.year_id = y.id
GROUP BY t.id, t.is_measured, y.id, y.year
WINDOW so_far AS (PARTITION BY t.id ORDER BY y.year), of_task AS (PARTITION BY t.id);
END;
CREATE TRIGGER follow_standing_stageyear_delete AFTER DELETE ON tasks_stageyear
BEGIN
DELETE FROM tasks_taskyear WHERE task_id IN (SELECT task_id FROM tasks_stage WHERE id IN (OLD.stage_id));
INSERT INTO tasks_taskyear (task_id, year_id, plan, done, whole, is_reported)
SELECT t.id, y.id,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER so_far END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.actual * 100) AS INTEGER), 0))) OVER so_far
    ELSE (
      SELECT CAST(ROUND(r.progress * 100) AS INTEGER) FROM tasks_reportedtotal r
      JOIN tasks_strategyyear o ON o.id = r.year_id
      WHERE r.task_id = t.id AND r.progress IS NOT NULL AND o.year <= y.year
      ORDER BY o.year DESC LIMIT 1
    ) END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER of_task END,
  CASE WHEN t.is_measured
    THEN SUM(COUNT(c.actual)) OVER of_task > 0
    ELSE EXISTS (
      SELECT 1 FROM tasks_reportedtotal r
      WHERE r.task_id = t.id AND r.progress IS NOT NULL
    ) END
FROM (
  SELECT id, programme_id, stages_known AND EXISTS (
    SELECT 1 FROM tasks_stage f WHERE f.task_id = tasks_task.id
  ) AS is_measured
  FROM tasks_task WHERE id IN (SELECT task_id FROM tasks_stage WHERE id IN (OLD.stage_id))
) t
JOIN tasks_programme p ON p.id = t.programme_id
JOIN tasks_goal g ON g.id = p.goal_id
JOIN tasks_strategyyear y ON y.strategy_id = g.strategy_id
LEFT JOIN tasks_stage s ON s.task_id = t.id
LEFT JOIN tasks_stageyear c ON c.stage_id = s.id AND c.year_id = y.id
GROUP BY t.id, t.is_measured, y.id, y.year
WINDOW so_far AS (PARTITION BY t.id ORDER BY y.year), of_task AS (PARTITION BY t.id);
END;
CREATE TRIGGER follow_standing_stage_insert AFTER INSERT ON tasks_stage
BEGIN
DELETE FROM tasks_taskyear WHERE task_id IN (NEW.task_id);
INSERT INTO tasks_taskyear (task_id, year_id, plan, done, whole, is_reported)
SELECT t.id, y.id,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER so_far END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.actual * 100) AS INTEGER), 0))) OVER so_far
    ELSE (
      SELECT CAST(ROUND(r.progress * 100) AS INTEGER) FROM tasks_reportedtotal r
      JOIN tasks_strategyyear o ON o.id = r.year_id
      WHERE r.task_id = t.id AND r.progress IS NOT NULL AND o.year <= y.year
      ORDER BY o.year DESC LIMIT 1
    ) END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER of_task END,
  CASE WHEN t.is_measured
    THEN SUM(COUNT(c.actual)) OVER of_task > 0
    ELSE EXISTS (
      SELECT 1 FROM tasks_reportedtotal r
      WHERE r.task_id = t.id AND r.progress IS NOT NULL
    ) END
FROM (
  SELECT id, programme_id, stages_known AND EXISTS (
    SELECT 1 FROM tasks_stage f WHERE f.task_id = tasks_task.id
  ) AS is_measured
  FROM tasks_task WHERE id IN (NEW.task_id)
) t
JOIN tasks_programme p ON p.id = t.programme_id
JOIN tasks_goal g ON g.id = p.goal_id
JOIN tasks_strategyyear y ON y.strategy_id = g.strategy_id
LEFT JOIN tasks_stage s ON s.task_id = t.id
LEFT JOIN tasks_stageyear c ON c.stage_id = s.id AND c.year_id = y.id
GROUP BY t.id, t.is_measured, y.id, y.year
WINDOW so_far AS (PARTITION BY t.id ORDER BY y.year), of_task AS (PARTITION BY t.id);
END;
CREATE TRIGGER follow_standing_stage_update AFTER UPDATE OF task_id ON tasks_stage
WHEN OLD.task_id IS NOT NEW.task_id
BEGIN
DELETE FROM tasks_taskyear WHERE task_id IN (OLD.task_id);
INSERT INTO tasks_taskyear (task_id, year_id, plan, done, whole, is_reported)
SELECT t.id, y.id,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER so_far END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.actual * 100) AS INTEGER), 0))) OVER so_far
    ELSE (
      SELECT CAST(ROUND(r.progress * 100) AS INTEGER) FROM tasks_reportedtotal r
      JOIN tasks_strategyyear o ON o.id = r.year_id
      WHERE r.task_id = t.id AND r.progress IS NOT NULL AND o.year <= y.year
      ORDER BY o.year DESC LIMIT 1
    ) END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER of_task END,
  CASE WHEN t.is_measured
    THEN SUM(COUNT(c.actual)) OVER of_task > 0
    ELSE EXISTS (
      SELECT 1 FROM tasks_reportedtotal r
      WHERE r.task_id = t.id AND r.progress IS NOT NULL
    ) END
FROM (
  SELECT id, programme_id, stages_known AND EXISTS (
    SELECT 1 FROM tasks_stage f WHERE f.task_id = tasks_task.id
  ) AS is_measured
  FROM tasks_task WHERE id IN (OLD.task_id)
) t
JOIN tasks_programme p ON p.id = t.programme_id
JOIN tasks_goal g ON g.id = p.goal_id
JOIN tasks_strategyyear y ON y.strategy_id = g.strategy_id
LEFT JOIN tasks_stage s ON s.task_id = t.id
LEFT JOIN tasks_stageyear c ON c.stage_id = s.id AND c.year_id = y.id
GROUP BY t.id, t.is_measured, y.id, y.year
WINDOW so_far AS (PARTITION BY t.id ORDER BY y.year), of_task AS (PARTITION BY t.id);
DELETE FROM tasks_taskyear WHERE task_id IN (NEW.task_id);
INSERT INTO tasks_taskyear (task_id, year_id, plan, done, whole, is_reported)
SELECT t.id, y.id,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER so_far END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.actual * 100) AS INTEGER), 0))) OVER so_far
    ELSE (
      SELECT CAST(ROUND(r.progress * 100) AS INTEGER) FROM tasks_reportedtotal r
      JOIN tasks_strategyyear o ON o.id = r.year_id
      WHERE r.task_id = t.id AND r.progress IS NOT NULL AND o.year <= y.year
      ORDER BY o.year DESC LIMIT 1
    ) END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER of_task END,
  CASE WHEN t.is_measured
    THEN SUM(COUNT(c.actual)) OVER of_task > 0
    ELSE EXISTS (
      SELECT 1 FROM tasks_reportedtotal r
      WHERE r.task_id = t.id AND r.progress IS NOT NULL
    ) END
FROM (
  SELECT id, programme_id, stages_known AND EXISTS (
    SELECT 1 FROM tasks_stage f WHERE f.task_id = tasks_task.id
  ) AS is_measured
  FROM tasks_task WHERE id IN (NEW.task_id)
) t
JOIN tasks_programme p ON p.id = t.programme_id
JOIN tasks_goal g ON g.id = p.goal_id
JOIN tasks_strategyyear y ON y.strategy_id = g.strategy_id
LEFT JOIN tasks_stage s ON s.task_id = t.id
LEFT JOIN tasks_stageyear c ON c.stage_id = s.id AND c.year_id = y.id
GROUP BY t.id, t.is_measured, y.id, y.year
WINDOW so_far AS (PARTITION BY t.id ORDER BY y.year), of_task AS (PARTITION BY t.id);
END;
CREATE TRIGGER follow_standing_stage_delete AFTER DELETE ON tasks_stage
BEGIN
DELETE FROM tasks_taskyear WHERE task_id IN (OLD.task_id);
INSERT INTO tasks_taskyear (task_id, year_id, plan, done, whole, is_reported)
SELECT t.id, y.id,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER so_far END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.actual * 100) AS INTEGER), 0))) OVER so_far
    ELSE (
      SELECT CAST(ROUND(r.progress * 100) AS INTEGER) FROM tasks_reportedtotal r
      JOIN tasks_strategyyear o ON o.id = r.year_id
      WHERE r.task_id = t.id AND r.progress IS NOT NULL AND o.year <= y.year
      ORDER BY o.year DESC LIMIT 1
    ) END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER of_task END,
  CASE WHEN t.is_measured
    THEN SUM(COUNT(c.actual)) OVER of_task > 0
    ELSE EXISTS (
      SELECT 1 FROM tasks_reportedtotal r
      WHERE r.task_id = t.id AND r.progress IS NOT NULL
    ) END
FROM (
  SELECT id, programme_id, stages_known AND EXISTS (
    SELECT 1 FROM tasks_stage f WHERE f.task_id = tasks_task.id
  ) AS is_measured
  FROM tasks_task WHERE id IN (OLD.task_id)
) t
JOIN tasks_programme p ON p.id = t.programme_id
JOIN tasks_goal g ON g.id = p.goal_id
JOIN tasks_strategyyear y ON y.strategy_id = g.strategy_id
LEFT JOIN tasks_stage s ON s.task_id = t.id
LEFT JOIN tasks_stageyear c ON c.stage_id = s.id AND c.year_id = y.id
GROUP BY t.id, t.is_measured, y.id, y.year
WINDOW so_far AS (PARTITION BY t.id ORDER BY y.year), of_task AS (PARTITION BY t.id);
END;
CREATE TRIGGER follow_standing_reportedtotal_insert AFTER INSERT ON tasks_reportedtotal
BEGIN
DELETE FROM tasks_taskyear WHERE task_id IN (NEW.task_id);
INSERT INTO tasks_taskyear (task_id, year_id, plan, done, whole, is_reported)
SELECT t.id, y.id,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER so_far END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.actual * 100) AS INTEGER), 0))) OVER so_far
    ELSE (
      SELECT CAST(ROUND(r.progress * 100) AS INTEGER) FROM tasks_reportedtotal r
      JOIN tasks_strategyyear o ON o.id = r.year_id
      WHERE r.task_id = t.id AND r.progress IS NOT NULL AND o.year <= y.year
      ORDER BY o.year DESC LIMIT 1
    ) END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER of_task END,
  CASE WHEN t.is_measured
    THEN SUM(COUNT(c.actual)) OVER of_task > 0
    ELSE EXISTS (
      SELECT 1 FROM tasks_reportedtotal r
      WHERE r.task_id = t.id AND r.progress IS NOT NULL
    ) END
FROM (
  SELECT id, programme_id, stages_known AND EXISTS (
    SELECT 1 FROM tasks_stage f WHERE f.task_id = tasks_task.id
  ) AS is_measured
  FROM tasks_task WHERE id IN (NEW.task_id)
) t
JOIN tasks_programme p ON p.id = t.programme_id
JOIN tasks_goal g ON g.id = p.goal_id
JOIN tasks_strategyyear y ON y.strategy_id = g.strategy_id
LEFT JOIN tasks_stage s ON s.task_id = t.id
LEFT JOIN tasks_stageyear c ON c.stage_id = s.id AND c.year_id = y.id
GROUP BY t.id, t.is_measured, y.id, y.year
WINDOW so_far AS (PARTITION BY t.id ORDER BY y.year), of_task AS (PARTITION BY t.id);
END;
CREATE TRIGGER follow_standing_reportedtotal_update AFTER UPDATE OF task_id, year_id, progress ON tasks_reportedtotal
WHEN OLD.task_id IS NOT NEW.task_id OR OLD.year_id IS NOT NEW.year_id OR OLD.progress IS NOT NEW.progress
BEGIN
DELETE FROM tasks_taskyear WHERE task_id IN (OLD.task_id);
INSERT INTO tasks_taskyear (task_id, year_id, plan, done, whole, is_reported)
SELECT t.id, y.id,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER so_far END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.actual * 100) AS INTEGER), 0))) OVER so_far
    ELSE (
      SELECT CAST(ROUND(r.progress * 100) AS INTEGER) FROM tasks_reportedtotal r
      JOIN tasks_strategyyear o ON o.id = r.year_id
      WHERE r.task_id = t.id AND r.progress IS NOT NULL AND o.year <= y.year
      ORDER BY o.year DESC LIMIT 1
    ) END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER of_task END,
  CASE WHEN t.is_measured
    THEN SUM(COUNT(c.actual)) OVER of_task > 0
    ELSE EXISTS (
      SELECT 1 FROM tasks_reportedtotal r
      WHERE r.task_id = t.id AND r.progress IS NOT NULL
    ) END
FROM (
  SELECT id, programme_id, stages_known AND EXISTS (
    SELECT 1 FROM tasks_stage f WHERE f.task_id = tasks_task.id
  ) AS is_measured
  FROM tasks_task WHERE id IN (OLD.task_id)
) t
JOIN tasks_programme p ON p.id = t.programme_id
JOIN tasks_goal g ON g.id = p.goal_id
JOIN tasks_strategyyear y ON y.strategy_id = g.strategy_id
LEFT JOIN tasks_stage s ON s.task_id = t.id
LEFT JOIN tasks_stageyear c ON c.stage_id = s.id AND c.year_id = y.id
GROUP BY t.id, t.is_measured, y.id, y.year
WINDOW so_far AS (PARTITION BY t.id ORDER BY y.year), of_task AS (PARTITION BY t.id);
DELETE FROM tasks_taskyear WHERE task_id IN (NEW.task_id);
INSERT INTO tasks_taskyear (task_id, year_id, plan, done, whole, is_reported)
SELECT t.id, y.id,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER so_far END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.actual * 100) AS INTEGER), 0))) OVER so_far
    ELSE (
      SELECT CAST(ROUND(r.progress * 100) AS INTEGER) FROM tasks_reportedtotal r
      JOIN tasks_strategyyear o ON o.id = r.year_id
      WHERE r.task_id = t.id AND r.progress IS NOT NULL AND o.year <= y.year
      ORDER BY o.year DESC LIMIT 1
    ) END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER of_task END,
  CASE WHEN t.is_measured
    THEN SUM(COUNT(c.actual)) OVER of_task > 0
    ELSE EXISTS (
      SELECT 1 FROM tasks_reportedtotal r
      WHERE r.task_id = t.id AND r.progress IS NOT NULL
    ) END
FROM (
  SELECT id, programme_id, stages_known AND EXISTS (
    SELECT 1 FROM tasks_stage f WHERE f.task_id = tasks_task.id
  ) AS is_measured
  FROM tasks_task WHERE id IN (NEW.task_id)
) t
JOIN tasks_programme p ON p.id = t.programme_id
JOIN tasks_goal g ON g.id = p.goal_id
JOIN tasks_strategyyear y ON y.strategy_id = g.strategy_id
LEFT JOIN tasks_stage s ON s.task_id = t.id
LEFT JOIN tasks_stageyear c ON c.stage_id = s.id AND c.year_id = y.id
GROUP BY t.id, t.is_measured, y.id, y.year
WINDOW so_far AS (PARTITION BY t.id ORDER BY y.year), of_task AS (PARTITION BY t.id);
END;
CREATE TRIGGER follow_standing_reportedtotal_delete AFTER DELETE ON tasks_reportedtotal
BEGIN
DELETE FROM tasks_taskyear WHERE task_id IN (OLD.task_id);
INSERT INTO tasks_taskyear (task_id, year_id, plan, done, whole, is_reported)
SELECT t.id, y.id,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER so_far END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.actual * 100) AS INTEGER), 0))) OVER so_far
    ELSE (
      SELECT CAST(ROUND(r.progress * 100) AS INTEGER) FROM tasks_reportedtotal r
      JOIN tasks_strategyyear o ON o.id = r.year_id
      WHERE r.task_id = t.id AND r.progress IS NOT NULL AND o.year <= y.year
      ORDER BY o.year DESC LIMIT 1
    ) END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER of_task END,
  CASE WHEN t.is_measured
    THEN SUM(COUNT(c.actual)) OVER of_task > 0
    ELSE EXISTS (
      SELECT 1 FROM tasks_reportedtotal r
      WHERE r.task_id = t.id AND r.progress IS NOT NULL
    ) END
FROM (
  SELECT id, programme_id, stages_known AND EXISTS (
    SELECT 1 FROM tasks_stage f WHERE f.task_id = tasks_task.id
  ) AS is_measured
  FROM tasks_task WHERE id IN (OLD.task_id)
) t
JOIN tasks_programme p ON p.id = t.programme_id
JOIN tasks_goal g ON g.id = p.goal_id
JOIN tasks_strategyyear y ON y.strategy_id = g.strategy_id
LEFT JOIN tasks_stage s ON s.task_id = t.id
LEFT JOIN tasks_stageyear c ON c.stage_id = s.id AND c.year_id = y.id
GROUP BY t.id, t.is_measured, y.id, y.year
WINDOW so_far AS (PARTITION BY t.id ORDER BY y.year), of_task AS (PARTITION BY t.id);
END;
CREATE TRIGGER follow_standing_task_insert AFTER INSERT ON tasks_task
BEGIN
DELETE FROM tasks_taskyear WHERE task_id IN (NEW.id);
INSERT INTO tasks_taskyear (task_id, year_id, plan, done, whole, is_reported)
SELECT t.id, y.id,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER so_far END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.actual * 100) AS INTEGER), 0))) OVER so_far
    ELSE (
      SELECT CAST(ROUND(r.progress * 100) AS INTEGER) FROM tasks_reportedtotal r
      JOIN tasks_strategyyear o ON o.id = r.year_id
      WHERE r.task_id = t.id AND r.progress IS NOT NULL AND o.year <= y.year
      ORDER BY o.year DESC LIMIT 1
    ) END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER of_task END,
  CASE WHEN t.is_measured
    THEN SUM(COUNT(c.actual)) OVER of_task > 0
    ELSE EXISTS (
      SELECT 1 FROM tasks_reportedtotal r
      WHERE r.task_id = t.id AND r.progress IS NOT NULL
    ) END
FROM (
  SELECT id, programme_id, stages_known AND EXISTS (
    SELECT 1 FROM tasks_stage f WHERE f.task_id = tasks_task.id
  ) AS is_measured
  FROM tasks_task WHERE id IN (NEW.id)
) t
JOIN tasks_programme p ON p.id = t.programme_id
JOIN tasks_goal g ON g.id = p.goal_id
JOIN tasks_strategyyear y ON y.strategy_id = g.strategy_id
LEFT JOIN tasks_stage s ON s.task_id = t.id
LEFT JOIN tasks_stageyear c ON c.stage_id = s.id AND c.year_id = y.id
GROUP BY t.id, t.is_measured, y.id, y.year
WINDOW so_far AS (PARTITION BY t.id ORDER BY y.year), of_task AS (PARTITION BY t.id);
END;
CREATE TRIGGER follow_standing_task_update AFTER UPDATE OF programme_id, stages_known ON tasks_task
WHEN OLD.programme_id IS NOT NEW.programme_id OR OLD.stages_known IS NOT NEW.stages_known
BEGIN
DELETE FROM tasks_taskyear WHERE task_id IN (OLD.id);
INSERT INTO tasks_taskyear (task_id, year_id, plan, done, whole, is_reported)
SELECT t.id, y.id,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER so_far END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.actual * 100) AS INTEGER), 0))) OVER so_far
    ELSE (
      SELECT CAST(ROUND(r.progress * 100) AS INTEGER) FROM tasks_reportedtotal r
      JOIN tasks_strategyyear o ON o.id = r.year_id
      WHERE r.task_id = t.id AND r.progress IS NOT NULL AND o.year <= y.year
      ORDER BY o.year DESC LIMIT 1
    ) END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER of_task END,
  CASE WHEN t.is_measured
    THEN SUM(COUNT(c.actual)) OVER of_task > 0
    ELSE EXISTS (
      SELECT 1 FROM tasks_reportedtotal r
      WHERE r.task_id = t.id AND r.progress IS NOT NULL
    ) END
FROM (
  SELECT id, programme_id, stages_known AND EXISTS (
    SELECT 1 FROM tasks_stage f WHERE f.task_id = tasks_task.id
  ) AS is_measured
  FROM tasks_task WHERE id IN (OLD.id)
) t
JOIN tasks_programme p ON p.id = t.programme_id
JOIN tasks_goal g ON g.id = p.goal_id
JOIN tasks_strategyyear y ON y.strategy_id = g.strategy_id
LEFT JOIN tasks_stage s ON s.task_id = t.id
LEFT JOIN tasks_stageyear c ON c.stage_id = s.id AND c.year_id = y.id
GROUP BY t.id, t.is_measured, y.id, y.year
WINDOW so_far AS (PARTITION BY t.id ORDER BY y.year), of_task AS (PARTITION BY t.id);
DELETE FROM tasks_taskyear WHERE task_id IN (NEW.id);
INSERT INTO tasks_taskyear (task_id, year_id, plan, done, whole, is_reported)
SELECT t.id, y.id,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER so_far END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.actual * 100) AS INTEGER), 0))) OVER so_far
    ELSE (
      SELECT CAST(ROUND(r.progress * 100) AS INTEGER) FROM tasks_reportedtotal r
      JOIN tasks_strategyyear o ON o.id = r.year_id
      WHERE r.task_id = t.id AND r.progress IS NOT NULL AND o.year <= y.year
      ORDER BY o.year DESC LIMIT 1
    ) END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER of_task END,
  CASE WHEN t.is_measured
    THEN SUM(COUNT(c.actual)) OVER of_task > 0
    ELSE EXISTS (
      SELECT 1 FROM tasks_reportedtotal r
      WHERE r.task_id = t.id AND r.progress IS NOT NULL
    ) END
FROM (
  SELECT id, programme_id, stages_known AND EXISTS (
    SELECT 1 FROM tasks_stage f WHERE f.task_id = tasks_task.id
  ) AS is_measured
  FROM tasks_task WHERE id IN (NEW.id)
) t
JOIN tasks_programme p ON p.id = t.programme_id
JOIN tasks_goal g ON g.id = p.goal_id
JOIN tasks_strategyyear y ON y.strategy_id = g.strategy_id
LEFT JOIN tasks_stage s ON s.task_id = t.id
LEFT JOIN tasks_stageyear c ON c.stage_id = s.id AND c.year_id = y.id
GROUP BY t.id, t.is_measured, y.id, y.year
WINDOW so_far AS (PARTITION BY t.id ORDER BY y.year), of_task AS (PARTITION BY t.id);
END;
CREATE TRIGGER follow_standing_task_delete AFTER DELETE ON tasks_task
BEGIN
DELETE FROM tasks_taskyear WHERE task_id IN (OLD.id);
INSERT INTO tasks_taskyear (task_id, year_id, plan, done, whole, is_reported)
SELECT t.id, y.id,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER so_far END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.actual * 100) AS INTEGER), 0))) OVER so_far
    ELSE (
      SELECT CAST(ROUND(r.progress * 100) AS INTEGER) FROM tasks_reportedtotal r
      JOIN tasks_strategyyear o ON o.id = r.year_id
      WHERE r.task_id = t.id AND r.progress IS NOT NULL AND o.year <= y.year
      ORDER BY o.year DESC LIMIT 1
    ) END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER of_task END,
  CASE WHEN t.is_measured
    THEN SUM(COUNT(c.actual)) OVER of_task > 0
    ELSE EXISTS (
      SELECT 1 FROM tasks_reportedtotal r
      WHERE r.task_id = t.id AND r.progress IS NOT NULL
    ) END
FROM (
  SELECT id, programme_id, stages_known AND EXISTS (
    SELECT 1 FROM tasks_stage f WHERE f.task_id = tasks_task.id
  ) AS is_measured
  FROM tasks_task WHERE id IN (OLD.id)
) t
JOIN tasks_programme p ON p.id = t.programme_id
JOIN tasks_goal g ON g.id = p.goal_id
JOIN tasks_strategyyear y ON y.strategy_id = g.strategy_id
LEFT JOIN tasks_stage s ON s.task_id = t.id
LEFT JOIN tasks_stageyear c ON c.stage_id = s.id AND c.year_id = y.id
GROUP BY t.id, t.is_measured, y.id, y.year
WINDOW so_far AS (PARTITION BY t.id ORDER BY y.year), of_task AS (PARTITION BY t.id);
END;
CREATE TRIGGER follow_standing_strategyyear_insert AFTER INSERT ON tasks_strategyyear
BEGIN
DELETE FROM tasks_taskyear WHERE task_id IN (SELECT id FROM tasks_task WHERE programme_id IN (SELECT id FROM tasks_programme WHERE goal_id IN (SELECT id FROM tasks_goal WHERE strategy_id IN (NEW.strategy_id))));
INSERT INTO tasks_taskyear (task_id, year_id, plan, done, whole, is_reported)
SELECT t.id, y.id,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER so_far END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.actual * 100) AS INTEGER), 0))) OVER so_far
    ELSE (
      SELECT CAST(ROUND(r.progress * 100) AS INTEGER) FROM tasks_reportedtotal r
      JOIN tasks_strategyyear o ON o.id = r.year_id
      WHERE r.task_id = t.id AND r.progress IS NOT NULL AND o.year <= y.year
      ORDER BY o.year DESC LIMIT 1
    ) END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER of_task END,
  CASE WHEN t.is_measured
    THEN SUM(COUNT(c.actual)) OVER of_task > 0
    ELSE EXISTS (
      SELECT 1 FROM tasks_reportedtotal r
      WHERE r.task_id = t.id AND r.progress IS NOT NULL
    ) END
FROM (
  SELECT id, programme_id, stages_known AND EXISTS (
    SELECT 1 FROM tasks_stage f WHERE f.task_id = tasks_task.id
  ) AS is_measured
  FROM tasks_task WHERE id IN (SELECT id FROM tasks_task WHERE programme_id IN (SELECT id FROM tasks_programme WHERE goal_id IN (SELECT id FROM tasks_goal WHERE strategy_id IN (NEW.strategy_id))))
) t
JOIN tasks_programme p ON p.id = t.programme_id
JOIN tasks_goal g ON g.id = p.goal_id
JOIN tasks_strategyyear y ON y.strategy_id = g.strategy_id
LEFT JOIN tasks_stage s ON s.task_id = t.id
LEFT JOIN tasks_stageyear c ON c.stage_id = s.id AND c.year_id = y.id
GROUP BY t.id, t.is_measured, y.id, y.year
WINDOW so_far AS (PARTITION BY t.id ORDER BY y.year), of_task AS (PARTITION BY t.id);
END;
CREATE TRIGGER follow_standing_strategyyear_update AFTER UPDATE OF strategy_id, year ON tasks_strategyyear
WHEN OLD.strategy_id IS NOT NEW.strategy_id OR OLD.year IS NOT NEW.year
BEGIN
DELETE FROM tasks_taskyear WHERE task_id IN (SELECT id FROM tasks_task WHERE programme_id IN (SELECT id FROM tasks_programme WHERE goal_id IN (SELECT id FROM tasks_goal WHERE strategy_id IN (OLD.strategy_id))));
INSERT INTO tasks_taskyear (task_id, year_id, plan, done, whole, is_reported)
SELECT t.id, y.id,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER so_far END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.actual * 100) AS INTEGER), 0))) OVER so_far
    ELSE (
      SELECT CAST(ROUND(r.progress * 100) AS INTEGER) FROM tasks_reportedtotal r
      JOIN tasks_strategyyear o ON o.id = r.year_id
      WHERE r.task_id = t.id AND r.progress IS NOT NULL AND o.year <= y.year
      ORDER BY o.year DESC LIMIT 1
    ) END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER of_task END,
  CASE WHEN t.is_measured
    THEN SUM(COUNT(c.actual)) OVER of_task > 0
    ELSE EXISTS (
      SELECT 1 FROM tasks_reportedtotal r
      WHERE r.task_id = t.id AND r.progress IS NOT NULL
    ) END
FROM (
  SELECT id, programme_id, stages_known AND EXISTS (
    SELECT 1 FROM tasks_stage f WHERE f.task_id = tasks_task.id
  ) AS is_measured
  FROM tasks_task WHERE id IN (SELECT id FROM tasks_task WHERE programme_id IN (SELECT id FROM tasks_programme WHERE goal_id IN (SELECT id FROM tasks_goal WHERE strategy_id IN (OLD.strategy_id))))
) t
JOIN tasks_programme p ON p.id = t.programme_id
JOIN tasks_goal g ON g.id = p.goal_id
JOIN tasks_strategyyear y ON y.strategy_id = g.strategy_id
LEFT JOIN tasks_stage s ON s.task_id = t.id
LEFT JOIN tasks_stageyear c ON c.stage_id = s.id AND c.year_id = y.id
GROUP BY t.id, t.is_measured, y.id, y.year
WINDOW so_far AS (PARTITION BY t.id ORDER BY y.year), of_task AS (PARTITION BY t.id);
DELETE FROM tasks_taskyear WHERE task_id IN (SELECT id FROM tasks_task WHERE programme_id IN (SELECT id FROM tasks_programme WHERE goal_id IN (SELECT id FROM tasks_goal WHERE strategy_id IN (NEW.strategy_id))));
INSERT INTO tasks_taskyear (task_id, year_id, plan, done, whole, is_reported)
SELECT t.id, y.id,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER so_far END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.actual * 100) AS INTEGER), 0))) OVER so_far
    ELSE (
      SELECT CAST(ROUND(r.progress * 100) AS INTEGER) FROM tasks_reportedtotal r
      JOIN tasks_strategyyear o ON o.id = r.year_id
      WHERE r.task_id = t.id AND r.progress IS NOT NULL AND o.year <= y.year
      ORDER BY o.year DESC LIMIT 1
    ) END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER of_task END,
  CASE WHEN t.is_measured
    THEN SUM(COUNT(c.actual)) OVER of_task > 0
    ELSE EXISTS (
      SELECT 1 FROM tasks_reportedtotal r
      WHERE r.task_id = t.id AND r.progress IS NOT NULL
    ) END
FROM (
  SELECT id, programme_id, stages_known AND EXISTS (
    SELECT 1 FROM tasks_stage f WHERE f.task_id = tasks_task.id
  ) AS is_measured
  FROM tasks_task WHERE id IN (SELECT id FROM tasks_task WHERE programme_id IN (SELECT id FROM tasks_programme WHERE goal_id IN (SELECT id FROM tasks_goal WHERE strategy_id IN (NEW.strategy_id))))
) t
JOIN tasks_programme p ON p.id = t.programme_id
JOIN tasks_goal g ON g.id = p.goal_id
JOIN tasks_strategyyear y ON y.strategy_id = g.strategy_id
LEFT JOIN tasks_stage s ON s.task_id = t.id
LEFT JOIN tasks_stageyear c ON c.stage_id = s.id AND c.year_id = y.id
GROUP BY t.id, t.is_measured, y.id, y.year
WINDOW so_far AS (PARTITION BY t.id ORDER BY y.year), of_task AS (PARTITION BY t.id);
END;
CREATE TRIGGER follow_standing_strategyyear_delete AFTER DELETE ON tasks_strategyyear
BEGIN
DELETE FROM tasks_taskyear WHERE year_id = OLD.id;
DELETE FROM tasks_taskyear WHERE task_id IN (SELECT id FROM tasks_task WHERE programme_id IN (SELECT id FROM tasks_programme WHERE goal_id IN (SELECT id FROM tasks_goal WHERE strategy_id IN (OLD.strategy_id))));
INSERT INTO tasks_taskyear (task_id, year_id, plan, done, whole, is_reported)
SELECT t.id, y.id,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER so_far END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.actual * 100) AS INTEGER), 0))) OVER so_far
    ELSE (
      SELECT CAST(ROUND(r.progress * 100) AS INTEGER) FROM tasks_reportedtotal r
      JOIN tasks_strategyyear o ON o.id = r.year_id
      WHERE r.task_id = t.id AND r.progress IS NOT NULL AND o.year <= y.year
      ORDER BY o.year DESC LIMIT 1
    ) END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER of_task END,
  CASE WHEN t.is_measured
    THEN SUM(COUNT(c.actual)) OVER of_task > 0
    ELSE EXISTS (
      SELECT 1 FROM tasks_reportedtotal r
      WHERE r.task_id = t.id AND r.progress IS NOT NULL
    ) END
FROM (
  SELECT id, programme_id, stages_known AND EXISTS (
    SELECT 1 FROM tasks_stage f WHERE f.task_id = tasks_task.id
  ) AS is_measured
  FROM tasks_task WHERE id IN (SELECT id FROM tasks_task WHERE programme_id IN (SELECT id FROM tasks_programme WHERE goal_id IN (SELECT id FROM tasks_goal WHERE strategy_id IN (OLD.strategy_id))))
) t
JOIN tasks_programme p ON p.id = t.programme_id
JOIN tasks_goal g ON g.id = p.goal_id
JOIN tasks_strategyyear y ON y.strategy_id = g.strategy_id
LEFT JOIN tasks_stage s ON s.task_id = t.id
LEFT JOIN tasks_stageyear c ON c.stage_id = s.id AND c.year_id = y.id
GROUP BY t.id, t.is_measured, y.id, y.year
WINDOW so_far AS (PARTITION BY t.id ORDER BY y.year), of_task AS (PARTITION BY t.id);
END;
CREATE TRIGGER follow_standing_programme_update AFTER UPDATE OF goal_id ON tasks_programme
WHEN OLD.goal_id IS NOT NEW.goal_id
BEGIN
DELETE FROM tasks_taskyear WHERE task_id IN (SELECT id FROM tasks_task WHERE programme_id IN (OLD.id));
INSERT INTO tasks_taskyear (task_id, year_id, plan, done, whole, is_reported)
SELECT t.id, y.id,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER so_far END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.actual * 100) AS INTEGER), 0))) OVER so_far
    ELSE (
      SELECT CAST(ROUND(r.progress * 100) AS INTEGER) FROM tasks_reportedtotal r
      JOIN tasks_strategyyear o ON o.id = r.year_id
      WHERE r.task_id = t.id AND r.progress IS NOT NULL AND o.year <= y.year
      ORDER BY o.year DESC LIMIT 1
    ) END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER of_task END,
  CASE WHEN t.is_measured
    THEN SUM(COUNT(c.actual)) OVER of_task > 0
    ELSE EXISTS (
      SELECT 1 FROM tasks_reportedtotal r
      WHERE r.task_id = t.id AND r.progress IS NOT NULL
    ) END
FROM (
  SELECT id, programme_id, stages_known AND EXISTS (
    SELECT 1 FROM tasks_stage f WHERE f.task_id = tasks_task.id
  ) AS is_measured
  FROM tasks_task WHERE id IN (SELECT id FROM tasks_task WHERE programme_id IN (OLD.id))
) t
JOIN tasks_programme p ON p.id = t.programme_id
JOIN tasks_goal g ON g.id = p.goal_id
JOIN tasks_strategyyear y ON y.strategy_id = g.strategy_id
LEFT JOIN tasks_stage s ON s.task_id = t.id
LEFT JOIN tasks_stageyear c ON c.stage_id = s.id AND c.year_id = y.id
GROUP BY t.id, t.is_measured, y.id, y.year
WINDOW so_far AS (PARTITION BY t.id ORDER BY y.year), of_task AS (PARTITION BY t.id);
DELETE FROM tasks_taskyear WHERE task_id IN (SELECT id FROM tasks_task WHERE programme_id IN (NEW.id));
INSERT INTO tasks_taskyear (task_id, year_id, plan, done, whole, is_reported)
SELECT t.id, y.id,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER so_far END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.actual * 100) AS INTEGER), 0))) OVER so_far
    ELSE (
      SELECT CAST(ROUND(r.progress * 100) AS INTEGER) FROM tasks_reportedtotal r
      JOIN tasks_strategyyear o ON o.id = r.year_id
      WHERE r.task_id = t.id AND r.progress IS NOT NULL AND o.year <= y.year
      ORDER BY o.year DESC LIMIT 1
    ) END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER of_task END,
  CASE WHEN t.is_measured
    THEN SUM(COUNT(c.actual)) OVER of_task > 0
    ELSE EXISTS (
      SELECT 1 FROM tasks_reportedtotal r
      WHERE r.task_id = t.id AND r.progress IS NOT NULL
    ) END
FROM (
  SELECT id, programme_id, stages_known AND EXISTS (
    SELECT 1 FROM tasks_stage f WHERE f.task_id = tasks_task.id
  ) AS is_measured
  FROM tasks_task WHERE id IN (SELECT id FROM tasks_task WHERE programme_id IN (NEW.id))
) t
JOIN tasks_programme p ON p.id = t.programme_id
JOIN tasks_goal g ON g.id = p.goal_id
JOIN tasks_strategyyear y ON y.strategy_id = g.strategy_id
LEFT JOIN tasks_stage s ON s.task_id = t.id
LEFT JOIN tasks_stageyear c ON c.stage_id = s.id AND c.year_id = y.id
GROUP BY t.id, t.is_measured, y.id, y.year
WINDOW so_far AS (PARTITION BY t.id ORDER BY y.year), of_task AS (PARTITION BY t.id);
END;
CREATE TRIGGER follow_standing_goal_update AFTER UPDATE OF strategy_id ON tasks_goal
WHEN OLD.strategy_id IS NOT NEW.strategy_id
BEGIN
DELETE FROM tasks_taskyear WHERE task_id IN (SELECT id FROM tasks_task WHERE programme_id IN (SELECT id FROM tasks_programme WHERE goal_id IN (OLD.id)));
INSERT INTO tasks_taskyear (task_id, year_id, plan, done, whole, is_reported)
SELECT t.id, y.id,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER so_far END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.actual * 100) AS INTEGER), 0))) OVER so_far
    ELSE (
      SELECT CAST(ROUND(r.progress * 100) AS INTEGER) FROM tasks_reportedtotal r
      JOIN tasks_strategyyear o ON o.id = r.year_id
      WHERE r.task_id = t.id AND r.progress IS NOT NULL AND o.year <= y.year
      ORDER BY o.year DESC LIMIT 1
    ) END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER of_task END,
  CASE WHEN t.is_measured
    THEN SUM(COUNT(c.actual)) OVER of_task > 0
    ELSE EXISTS (
      SELECT 1 FROM tasks_reportedtotal r
      WHERE r.task_id = t.id AND r.progress IS NOT NULL
    ) END
FROM (
  SELECT id, programme_id, stages_known AND EXISTS (
    SELECT 1 FROM tasks_stage f WHERE f.task_id = tasks_task.id
  ) AS is_measured
  FROM tasks_task WHERE id IN (SELECT id FROM tasks_task WHERE programme_id IN (SELECT id FROM tasks_programme WHERE goal_id IN (OLD.id)))
) t
JOIN tasks_programme p ON p.id = t.programme_id
JOIN tasks_goal g ON g.id = p.goal_id
JOIN tasks_strategyyear y ON y.strategy_id = g.strategy_id
LEFT JOIN tasks_stage s ON s.task_id = t.id
LEFT JOIN tasks_stageyear c ON c.stage_id = s.id AND c.year_id = y.id
GROUP BY t.id, t.is_measured, y.id, y.year
WINDOW so_far AS (PARTITION BY t.id ORDER BY y.year), of_task AS (PARTITION BY t.id);
DELETE FROM tasks_taskyear WHERE task_id IN (SELECT id FROM tasks_task WHERE programme_id IN (SELECT id FROM tasks_programme WHERE goal_id IN (NEW.id)));
INSERT INTO tasks_taskyear (task_id, year_id, plan, done, whole, is_reported)
SELECT t.id, y.id,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER so_far END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.actual * 100) AS INTEGER), 0))) OVER so_far
    ELSE (
      SELECT CAST(ROUND(r.progress * 100) AS INTEGER) FROM tasks_reportedtotal r
      JOIN tasks_strategyyear o ON o.id = r.year_id
      WHERE r.task_id = t.id AND r.progress IS NOT NULL AND o.year <= y.year
      ORDER BY o.year DESC LIMIT 1
    ) END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE(CAST(ROUND(c.planned * 100) AS INTEGER), 0))) OVER of_task END,
  CASE WHEN t.is_measured
    THEN SUM(COUNT(c.actual)) OVER of_task > 0
    ELSE EXISTS (
      SELECT 1 FROM tasks_reportedtotal r
      WHERE r.task_id = t.id AND r.progress IS NOT NULL
    ) END
FROM (
  SELECT id, programme_id, stages_known AND EXISTS (
    SELECT 1 FROM tasks_stage f WHERE f.task_id = tasks_task.id
  ) AS is_measured
  FROM tasks_task WHERE id IN (SELECT id FROM tasks_task WHERE programme_id IN (SELECT id FROM tasks_programme WHERE goal_id IN (NEW.id)))
) t
JOIN tasks_programme p ON p.id = t.programme_id
JOIN tasks_goal g ON g.id = p.goal_id
JOIN tasks_strategyyear y ON y.strategy_id = g.strategy_id
LEFT JOIN tasks_stage s ON s.task_id = t.id
LEFT JOIN tasks_stageyear c ON c.stage_id = s.id AND c.year_id = y.id
GROUP BY t.id, t.is_measured, y.id, y.year
WINDOW so_far AS (PARTITION BY t.id ORDER BY y.year), of_task AS (PARTITION BY t.id);
END;
CREATE TRIGGER follow_facts_indicator_insert AFTER INSERT ON indicators_indicator
BEGIN
INSERT INTO indicators_changedfacts (place, "transaction")
SELECT DISTINCT c.key, 0 FROM (SELECT CASE
WHEN r.of_strategy_id IS NOT NULL THEN 'of_strategy-' || r.of_strategy_id
WHEN r.goal_id IS NOT NULL THEN 'goal-' || r.goal_id
WHEN r.programme_id IS NOT NULL THEN 'programme-' || r.programme_id
ELSE 'programme-' || (SELECT t.programme_id FROM tasks_task t WHERE t.id = r.task_id)
END AS key FROM (SELECT NEW.of_strategy_id AS of_strategy_id, NEW.goal_id AS goal_id, NEW.programme_id AS programme_id, NEW.task_id AS task_id, NEW.position AS position, NEW.kind AS kind, NEW.direction AS direction, NEW.baseline AS baseline, NEW.baseline_year AS baseline_year, NEW.band_from AS band_from, NEW.band_to AS band_to, NEW.id AS id) r) c
WHERE c.key IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM indicators_changedfacts d WHERE d.place = c.key);
END;
CREATE TRIGGER follow_facts_indicator_update AFTER UPDATE OF of_strategy_id, goal_id, programme_id, task_id, position, kind, direction, baseline, baseline_year, band_from, band_to ON indicators_indicator
WHEN OLD.of_strategy_id IS NOT NEW.of_strategy_id OR OLD.goal_id IS NOT NEW.goal_id OR OLD.programme_id IS NOT NEW.programme_id OR OLD.task_id IS NOT NEW.task_id OR OLD.position IS NOT NEW.position OR OLD.kind IS NOT NEW.kind OR OLD.direction IS NOT NEW.direction OR OLD.baseline IS NOT NEW.baseline OR OLD.baseline_year IS NOT NEW.baseline_year OR OLD.band_from IS NOT NEW.band_from OR OLD.band_to IS NOT NEW.band_to
BEGIN
INSERT INTO indicators_changedfacts (place, "transaction")
SELECT DISTINCT c.key, 0 FROM (SELECT CASE
WHEN r.of_strategy_id IS NOT NULL THEN 'of_strategy-' || r.of_strategy_id
WHEN r.goal_id IS NOT NULL THEN 'goal-' || r.goal_id
WHEN r.programme_id IS NOT NULL THEN 'programme-' || r.programme_id
ELSE 'programme-' || (SELECT t.programme_id FROM tasks_task t WHERE t.id = r.task_id)
END AS key FROM (SELECT OLD.of_strategy_id AS of_strategy_id, OLD.goal_id AS goal_id, OLD.programme_id AS programme_id, OLD.task_id AS task_id, OLD.position AS position, OLD.kind AS kind, OLD.direction AS direction, OLD.baseline AS baseline, OLD.baseline_year AS baseline_year, OLD.band_from AS band_from, OLD.band_to AS band_to, OLD.id AS id UNION ALL SELECT NEW.of_strategy_id AS of_strategy_id, NEW.goal_id AS goal_id, NEW.programme_id AS programme_id, NEW.task_id AS task_id, NEW.position AS position, NEW.kind AS kind, NEW.direction AS direction, NEW.baseline AS baseline, NEW.baseline_year AS baseline_year, NEW.band_from AS band_from, NEW.band_to AS band_to, NEW.id AS id) r) c
WHERE c.key IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM indicators_changedfacts d WHERE d.place = c.key);
END;
CREATE TRIGGER follow_facts_indicator_delete AFTER DELETE ON indicators_indicator
BEGIN
INSERT INTO indicators_changedfacts (place, "transaction")
SELECT DISTINCT c.key, 0 FROM (SELECT CASE
WHEN r.of_strategy_id IS NOT NULL THEN 'of_strategy-' || r.of_strategy_id
WHEN r.goal_id IS NOT NULL THEN 'goal-' || r.goal_id
WHEN r.programme_id IS NOT NULL THEN 'programme-' || r.programme_id
ELSE 'programme-' || (SELECT t.programme_id FROM tasks_task t WHERE t.id = r.task_id)
END AS key FROM (SELECT OLD.of_strategy_id AS of_strategy_id, OLD.goal_id AS goal_id, OLD.programme_id AS programme_id, OLD.task_id AS task_id, OLD.position AS position, OLD.kind AS kind, OLD.direction AS direction, OLD.baseline AS baseline, OLD.baseline_year AS baseline_year, OLD.band_from AS band_from, OLD.band_to AS band_to, OLD.id AS id) r) c
WHERE c.key IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM indicators_changedfacts d WHERE d.place = c.key);
END;
CREATE TRIGGER follow_facts_indicatorvalue_insert AFTER INSERT ON indicators_indicatorvalue
BEGIN
INSERT INTO indicators_changedfacts (place, "transaction")
SELECT DISTINCT c.key, 0 FROM (SELECT CASE
WHEN i.of_strategy_id IS NOT NULL THEN 'of_strategy-' || i.of_strategy_id
WHEN i.goal_id IS NOT NULL THEN 'goal-' || i.goal_id
WHEN i.programme_id IS NOT NULL THEN 'programme-' || i.programme_id
ELSE 'programme-' || (SELECT t.programme_id FROM tasks_task t WHERE t.id = i.task_id)
END AS key FROM (SELECT NEW.indicator_id AS indicator_id, NEW.year AS year, NEW.text AS text, NEW.number AS number, NEW.id AS id) r JOIN indicators_indicator i ON i.id = r.indicator_id) c
WHERE c.key IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM indicators_changedfacts d WHERE d.place = c.key);
END;
CREATE TRIGGER follow_facts_indicatorvalue_update AFTER UPDATE OF indicator_id, year, text, number ON indicators_indicatorvalue
WHEN OLD.indicator_id IS NOT NEW.indicator_id OR OLD.year IS NOT NEW.year OR OLD.text IS NOT NEW.text OR OLD.number IS NOT NEW.number
BEGIN
INSERT INTO indicators_changedfacts (place, "transaction")
SELECT DISTINCT c.key, 0 FROM (SELECT CASE
WHEN i.of_strategy_id IS NOT NULL THEN 'of_strategy-' || i.of_strategy_id
WHEN i.goal_id IS NOT NULL THEN 'goal-' || i.goal_id
WHEN i.programme_id IS NOT NULL THEN 'programme-' || i.programme_id
ELSE 'programme-' || (SELECT t.programme_id FROM tasks_task t WHERE t.id = i.task_id)
END AS key FROM (SELECT OLD.indicator_id AS indicator_id, OLD.year AS year, OLD.text AS text, OLD.number AS number, OLD.id AS id UNION ALL SELECT NEW.indicator_id AS indicator_id, NEW.year AS year, NEW.text AS text, NEW.number AS number, NEW.id AS id) r JOIN indicators_indicator i ON i.id = r.indicator_id) c
WHERE c.key IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM indicators_changedfacts d WHERE d.place = c.key);
END;
CREATE TRIGGER follow_facts_indicatorvalue_delete AFTER DELETE ON indicators_indicatorvalue
BEGIN
INSERT INTO indicators_changedfacts (place, "transaction")
SELECT DISTINCT c.key, 0 FROM (SELECT CASE
WHEN i.of_strategy_id IS NOT NULL THEN 'of_strategy-' || i.of_strategy_id
WHEN i.goal_id IS NOT NULL THEN 'goal-' || i.goal_id
WHEN i.programme_id IS NOT NULL THEN 'programme-' || i.programme_id
ELSE 'programme-' || (SELECT t.programme_id FROM tasks_task t WHERE t.id = i.task_id)
END AS key FROM (SELECT OLD.indicator_id AS indicator_id, OLD.year AS year, OLD.text AS text, OLD.number AS number, OLD.id AS id) r JOIN indicators_indicator i ON i.id = r.indicator_id) c
WHERE c.key IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM indicators_changedfacts d WHERE d.place = c.key);
END;
CREATE TRIGGER follow_facts_indicatortarget_insert AFTER INSERT ON indicators_indicatortarget
BEGIN
INSERT INTO indicators_changedfacts (place, "transaction")
SELECT DISTINCT c.key, 0 FROM (SELECT CASE
WHEN i.of_strategy_id IS NOT NULL THEN 'of_strategy-' || i.of_strategy_id
WHEN i.goal_id IS NOT NULL THEN 'goal-' || i.goal_id
WHEN i.programme_id IS NOT NULL THEN 'programme-' || i.programme_id
ELSE 'programme-' || (SELECT t.programme_id FROM tasks_task t WHERE t.id = i.task_id)
END AS key FROM (SELECT NEW.indicator_id AS indicator_id, NEW.year AS year, NEW.number AS number, NEW.id AS id) r JOIN indicators_indicator i ON i.id = r.indicator_id) c
WHERE c.key IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM indicators_changedfacts d WHERE d.place = c.key);
END;
CREATE TRIGGER follow_facts_indicatortarget_update AFTER UPDATE OF indicator_id, year, number ON indicators_indicatortarget
WHEN OLD.indicator_id IS NOT NEW.indicator_id OR OLD.year IS NOT NEW.year OR OLD.number IS NOT NEW.number
BEGIN
INSERT INTO indicators_changedfacts (place, "transaction")
SELECT DISTINCT c.key, 0 FROM (SELECT CASE
WHEN i.of_strategy_id IS NOT NULL THEN 'of_strategy-' || i.of_strategy_id
WHEN i.goal_id IS NOT NULL THEN 'goal-' || i.goal_id
WHEN i.programme_id IS NOT NULL THEN 'programme-' || i.programme_id
ELSE 'programme-' || (SELECT t.programme_id FROM tasks_task t WHERE t.id = i.task_id)
END AS key FROM (SELECT OLD.indicator_id AS indicator_id, OLD.year AS year, OLD.number AS number, OLD.id AS id UNION ALL SELECT NEW.indicator_id AS indicator_id, NEW.year AS year, NEW.number AS number, NEW.id AS id) r JOIN indicators_indicator i ON i.id = r.indicator_id) c
WHERE c.key IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM indicators_changedfacts d WHERE d.place = c.key);
END;
CREATE TRIGGER follow_facts_indicatortarget_delete AFTER DELETE ON indicators_indicatortarget
BEGIN
INSERT INTO indicators_changedfacts (place, "transaction")
SELECT DISTINCT c.key, 0 FROM (SELECT CASE
WHEN i.of_strategy_id IS NOT NULL THEN 'of_strategy-' || i.of_strategy_id
WHEN i.goal_id IS NOT NULL THEN 'goal-' || i.goal_id
WHEN i.programme_id IS NOT NULL THEN 'programme-' || i.programme_id
ELSE 'programme-' || (SELECT t.programme_id FROM tasks_task t WHERE t.id = i.task_id)
END AS key FROM (SELECT OLD.indicator_id AS indicator_id, OLD.year AS year, OLD.number AS number, OLD.id AS id) r JOIN indicators_indicator i ON i.id = r.indicator_id) c
WHERE c.key IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM indicators_changedfacts d WHERE d.place = c.key);
END;
CREATE TRIGGER follow_facts_indicatorbreak_insert AFTER INSERT ON indicators_indicatorbreak
BEGIN
INSERT INTO indicators_changedfacts (place, "transaction")
SELECT DISTINCT c.key, 0 FROM (SELECT CASE
WHEN i.of_strategy_id IS NOT NULL THEN 'of_strategy-' || i.of_strategy_id
WHEN i.goal_id IS NOT NULL THEN 'goal-' || i.goal_id
WHEN i.programme_id IS NOT NULL THEN 'programme-' || i.programme_id
ELSE 'programme-' || (SELECT t.programme_id FROM tasks_task t WHERE t.id = i.task_id)
END AS key FROM (SELECT NEW.indicator_id AS indicator_id, NEW.year AS year, NEW.id AS id) r JOIN indicators_indicator i ON i.id = r.indicator_id) c
WHERE c.key IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM indicators_changedfacts d WHERE d.place = c.key);
END;
CREATE TRIGGER follow_facts_indicatorbreak_update AFTER UPDATE OF indicator_id, year ON indicators_indicatorbreak
WHEN OLD.indicator_id IS NOT NEW.indicator_id OR OLD.year IS NOT NEW.year
BEGIN
INSERT INTO indicators_changedfacts (place, "transaction")
SELECT DISTINCT c.key, 0 FROM (SELECT CASE
WHEN i.of_strategy_id IS NOT NULL THEN 'of_strategy-' || i.of_strategy_id
WHEN i.goal_id IS NOT NULL THEN 'goal-' || i.goal_id
WHEN i.programme_id IS NOT NULL THEN 'programme-' || i.programme_id
ELSE 'programme-' || (SELECT t.programme_id FROM tasks_task t WHERE t.id = i.task_id)
END AS key FROM (SELECT OLD.indicator_id AS indicator_id, OLD.year AS year, OLD.id AS id UNION ALL SELECT NEW.indicator_id AS indicator_id, NEW.year AS year, NEW.id AS id) r JOIN indicators_indicator i ON i.id = r.indicator_id) c
WHERE c.key IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM indicators_changedfacts d WHERE d.place = c.key);
END;
CREATE TRIGGER follow_facts_indicatorbreak_delete AFTER DELETE ON indicators_indicatorbreak
BEGIN
INSERT INTO indicators_changedfacts (place, "transaction")
SELECT DISTINCT c.key, 0 FROM (SELECT CASE
WHEN i.of_strategy_id IS NOT NULL THEN 'of_strategy-' || i.of_strategy_id
WHEN i.goal_id IS NOT NULL THEN 'goal-' || i.goal_id
WHEN i.programme_id IS NOT NULL THEN 'programme-' || i.programme_id
ELSE 'programme-' || (SELECT t.programme_id FROM tasks_task t WHERE t.id = i.task_id)
END AS key FROM (SELECT OLD.indicator_id AS indicator_id, OLD.year AS year, OLD.id AS id) r JOIN indicators_indicator i ON i.id = r.indicator_id) c
WHERE c.key IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM indicators_changedfacts d WHERE d.place = c.key);
END;
CREATE TRIGGER follow_facts_task_insert AFTER INSERT ON tasks_task
BEGIN
INSERT INTO indicators_changedfacts (place, "transaction")
SELECT DISTINCT c.key, 0 FROM (SELECT 'programme-' || r.programme_id AS key FROM (SELECT NEW.programme_id AS programme_id, NEW.number AS number, NEW.withdrawn_from AS withdrawn_from, NEW.id AS id) r) c
WHERE c.key IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM indicators_changedfacts d WHERE d.place = c.key);
END;
CREATE TRIGGER follow_facts_task_update AFTER UPDATE OF programme_id, number, withdrawn_from ON tasks_task
WHEN OLD.programme_id IS NOT NEW.programme_id OR OLD.number IS NOT NEW.number OR OLD.withdrawn_from IS NOT NEW.withdrawn_from
BEGIN
INSERT INTO indicators_changedfacts (place, "transaction")
SELECT DISTINCT c.key, 0 FROM (SELECT 'programme-' || r.programme_id AS key FROM (SELECT OLD.programme_id AS programme_id, OLD.number AS number, OLD.withdrawn_from AS withdrawn_from, OLD.id AS id UNION ALL SELECT NEW.programme_id AS programme_id, NEW.number AS number, NEW.withdrawn_from AS withdrawn_from, NEW.id AS id) r) c
WHERE c.key IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM indicators_changedfacts d WHERE d.place = c.key);
END;
CREATE TRIGGER follow_facts_task_delete AFTER DELETE ON tasks_task
BEGIN
INSERT INTO indicators_changedfacts (place, "transaction")
SELECT DISTINCT c.key, 0 FROM (SELECT 'programme-' || r.programme_id AS key FROM (SELECT OLD.programme_id AS programme_id, OLD.number AS number, OLD.withdrawn_from AS withdrawn_from, OLD.id AS id) r) c
WHERE c.key IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM indicators_changedfacts d WHERE d.place = c.key);
END;
CREATE TRIGGER follow_facts_strategyyear_insert AFTER INSERT ON tasks_strategyyear
BEGIN
INSERT INTO indicators_changedfacts (place, "transaction")
SELECT DISTINCT c.key, 0 FROM (SELECT 'of_strategy-' || r.strategy_id AS key FROM (SELECT NEW.strategy_id AS strategy_id, NEW.year AS year, NEW.on_track_from AS on_track_from, NEW.id AS id) r
UNION ALL SELECT 'goal-' || g.id FROM (SELECT NEW.strategy_id AS strategy_id, NEW.year AS year, NEW.on_track_from AS on_track_from, NEW.id AS id) r
JOIN tasks_goal g ON g.strategy_id = r.strategy_id
UNION ALL SELECT 'programme-' || p.id FROM (SELECT NEW.strategy_id AS strategy_id, NEW.year AS year, NEW.on_track_from AS on_track_from, NEW.id AS id) r
JOIN tasks_goal g ON g.strategy_id = r.strategy_id
JOIN tasks_programme p ON p.goal_id = g.id) c
WHERE c.key IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM indicators_changedfacts d WHERE d.place = c.key);
END;
CREATE TRIGGER follow_facts_strategyyear_update AFTER UPDATE OF strategy_id, year, on_track_from ON tasks_strategyyear
WHEN OLD.strategy_id IS NOT NEW.strategy_id OR OLD.year IS NOT NEW.year OR OLD.on_track_from IS NOT NEW.on_track_from
BEGIN
INSERT INTO indicators_changedfacts (place, "transaction")
SELECT DISTINCT c.key, 0 FROM (SELECT 'of_strategy-' || r.strategy_id AS key FROM (SELECT OLD.strategy_id AS strategy_id, OLD.year AS year, OLD.on_track_from AS on_track_from, OLD.id AS id UNION ALL SELECT NEW.strategy_id AS strategy_id, NEW.year AS year, NEW.on_track_from AS on_track_from, NEW.id AS id) r
UNION ALL SELECT 'goal-' || g.id FROM (SELECT OLD.strategy_id AS strategy_id, OLD.year AS year, OLD.on_track_from AS on_track_from, OLD.id AS id UNION ALL SELECT NEW.strategy_id AS strategy_id, NEW.year AS year, NEW.on_track_from AS on_track_from, NEW.id AS id) r
JOIN tasks_goal g ON g.strategy_id = r.strategy_id
UNION ALL SELECT 'programme-' || p.id FROM (SELECT OLD.strategy_id AS strategy_id, OLD.year AS year, OLD.on_track_from AS on_track_from, OLD.id AS id UNION ALL SELECT NEW.strategy_id AS strategy_id, NEW.year AS year, NEW.on_track_from AS on_track_from, NEW.id AS id) r
JOIN tasks_goal g ON g.strategy_id = r.strategy_id
JOIN tasks_programme p ON p.goal_id = g.id) c
WHERE c.key IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM indicators_changedfacts d WHERE d.place = c.key);
END;
CREATE TRIGGER follow_facts_strategyyear_delete AFTER DELETE ON tasks_strategyyear
BEGIN
INSERT INTO indicators_changedfacts (place, "transaction")
SELECT DISTINCT c.key, 0 FROM (SELECT 'of_strategy-' || r.strategy_id AS key FROM (SELECT OLD.strategy_id AS strategy_id, OLD.year AS year, OLD.on_track_from AS on_track_from, OLD.id AS id) r
UNION ALL SELECT 'goal-' || g.id FROM (SELECT OLD.strategy_id AS strategy_id, OLD.year AS year, OLD.on_track_from AS on_track_from, OLD.id AS id) r
JOIN tasks_goal g ON g.strategy_id = r.strategy_id
UNION ALL SELECT 'programme-' || p.id FROM (SELECT OLD.strategy_id AS strategy_id, OLD.year AS year, OLD.on_track_from AS on_track_from, OLD.id AS id) r
JOIN tasks_goal g ON g.strategy_id = r.strategy_id
JOIN tasks_programme p ON p.goal_id = g.id) c
WHERE c.key IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM indicators_changedfacts d WHERE d.place = c.key);
END;
CREATE TRIGGER follow_facts_goal_update AFTER UPDATE OF strategy_id ON tasks_goal
WHEN OLD.strategy_id IS NOT NEW.strategy_id
BEGIN
INSERT INTO indicators_changedfacts (place, "transaction")
SELECT DISTINCT c.key, 0 FROM (SELECT 'goal-' || r.id AS key FROM (SELECT OLD.strategy_id AS strategy_id, OLD.id AS id UNION ALL SELECT NEW.strategy_id AS strategy_id, NEW.id AS id) r
UNION ALL SELECT 'programme-' || p.id FROM (SELECT OLD.strategy_id AS strategy_id, OLD.id AS id UNION ALL SELECT NEW.strategy_id AS strategy_id, NEW.id AS id) r
JOIN tasks_programme p ON p.goal_id = r.id) c
WHERE c.key IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM indicators_changedfacts d WHERE d.place = c.key);
END;
CREATE TRIGGER follow_facts_programme_update AFTER UPDATE OF goal_id ON tasks_programme
WHEN OLD.goal_id IS NOT NEW.goal_id
BEGIN
INSERT INTO indicators_changedfacts (place, "transaction")
SELECT DISTINCT c.key, 0 FROM (SELECT 'programme-' || r.id AS key FROM (SELECT OLD.goal_id AS goal_id, OLD.id AS id UNION ALL SELECT NEW.goal_id AS goal_id, NEW.id AS id) r) c
WHERE c.key IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM indicators_changedfacts d WHERE d.place = c.key);
END;
CREATE TRIGGER follow_words_tasks_task_insert AFTER INSERT ON tasks_task
BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 0 AND row IN (SELECT NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 0 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id, json_each(words_of(t.title)) w WHERE t.id IN (SELECT NEW.id);
DELETE FROM public_searchedword WHERE kind = 3 AND place = 1 AND row IN (SELECT NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 1 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id, json_each(words_of(t.description || ' ' || t.justification || ' ' || t.recipients)) w WHERE t.id IN (SELECT NEW.id);
END;
CREATE TRIGGER follow_words_tasks_task_update AFTER UPDATE OF title, programme_id, description, justification, recipients ON tasks_task
BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 0 AND row IN (SELECT OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 0 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id, json_each(words_of(t.title)) w WHERE t.id IN (SELECT OLD.id);
DELETE FROM public_searchedword WHERE kind = 3 AND place = 0 AND row IN (SELECT NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 0 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id, json_each(words_of(t.title)) w WHERE t.id IN (SELECT NEW.id);
DELETE FROM public_searchedword WHERE kind = 3 AND place = 1 AND row IN (SELECT OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 1 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id, json_each(words_of(t.description || ' ' || t.justification || ' ' || t.recipients)) w WHERE t.id IN (SELECT OLD.id);
DELETE FROM public_searchedword WHERE kind = 3 AND place = 1 AND row IN (SELECT NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 1 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id, json_each(words_of(t.description || ' ' || t.justification || ' ' || t.recipients)) w WHERE t.id IN (SELECT NEW.id);
END;
CREATE TRIGGER follow_words_tasks_task_delete AFTER DELETE ON tasks_task
BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 0 AND row IN (SELECT OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 0 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id, json_each(words_of(t.title)) w WHERE t.id IN (SELECT OLD.id);
DELETE FROM public_searchedword WHERE kind = 3 AND place = 1 AND row IN (SELECT OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 1 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id, json_each(words_of(t.description || ' ' || t.justification || ' ' || t.recipients)) w WHERE t.id IN (SELECT OLD.id);
END;
CREATE TRIGGER follow_words_tasks_stage_insert AFTER INSERT ON tasks_stage
BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 2 AND row IN (SELECT NEW.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 2 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_stage c ON c.task_id = t.id, json_each(words_of(c.title)) w WHERE t.id IN (SELECT NEW.task_id);
END;
CREATE TRIGGER follow_words_tasks_stage_update AFTER UPDATE OF title, task_id ON tasks_stage
BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 2 AND row IN (SELECT OLD.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 2 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_stage c ON c.task_id = t.id, json_each(words_of(c.title)) w WHERE t.id IN (SELECT OLD.task_id);
DELETE FROM public_searchedword WHERE kind = 3 AND place = 2 AND row IN (SELECT NEW.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 2 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_stage c ON c.task_id = t.id, json_each(words_of(c.title)) w WHERE t.id IN (SELECT NEW.task_id);
END;
CREATE TRIGGER follow_words_tasks_stage_delete AFTER DELETE ON tasks_stage
BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 2 AND row IN (SELECT OLD.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 2 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_stage c ON c.task_id = t.id, json_each(words_of(c.title)) w WHERE t.id IN (SELECT OLD.task_id);
END;
CREATE TRIGGER follow_words_tasks_partner_insert AFTER INSERT ON tasks_partner
BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 3 AND row IN (SELECT NEW.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 3 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_partner c ON c.task_id = t.id, json_each(words_of(c.name || ' ' || c.scope)) w WHERE t.id IN (SELECT NEW.task_id);
END;
CREATE TRIGGER follow_words_tasks_partner_update AFTER UPDATE OF name, scope, task_id ON tasks_partner
BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 3 AND row IN (SELECT OLD.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 3 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_partner c ON c.task_id = t.id, json_each(words_of(c.name || ' ' || c.scope)) w WHERE t.id IN (SELECT OLD.task_id);
DELETE FROM public_searchedword WHERE kind = 3 AND place = 3 AND row IN (SELECT NEW.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 3 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_partner c ON c.task_id = t.id, json_each(words_of(c.name || ' ' || c.scope)) w WHERE t.id IN (SELECT NEW.task_id);
END;
CREATE TRIGGER follow_words_tasks_partner_delete AFTER DELETE ON tasks_partner
BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 3 AND row IN (SELECT OLD.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 3 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_partner c ON c.task_id = t.id, json_each(words_of(c.name || ' ' || c.scope)) w WHERE t.id IN (SELECT OLD.task_id);
END;
CREATE TRIGGER follow_words_indicators_indicator_insert AFTER INSERT ON indicators_indicator
BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 6 AND row IN (SELECT NEW.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 6 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN indicators_indicator c ON c.task_id = t.id, json_each(words_of(c.name)) w WHERE t.id IN (SELECT NEW.task_id);
DELETE FROM public_searchedword WHERE kind = 4 AND place = 0 AND row IN (SELECT NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, coalesce(i.of_strategy_id, g.strategy_id, gp.strategy_id, gt.strategy_id), 4, i.id, 0 FROM indicators_indicator i LEFT JOIN tasks_goal g ON g.id = i.goal_id LEFT JOIN tasks_programme p ON p.id = i.programme_id LEFT JOIN tasks_goal gp ON gp.id = p.goal_id LEFT JOIN tasks_task t ON t.id = i.task_id LEFT JOIN tasks_programme pt ON pt.id = t.programme_id LEFT JOIN tasks_goal gt ON gt.id = pt.goal_id, json_each(words_of(i.name)) w WHERE i.id IN (SELECT NEW.id);
DELETE FROM public_searchedword WHERE kind = 4 AND place = 1 AND row IN (SELECT NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, coalesce(i.of_strategy_id, g.strategy_id, gp.strategy_id, gt.strategy_id), 4, i.id, 1 FROM indicators_indicator i LEFT JOIN tasks_goal g ON g.id = i.goal_id LEFT JOIN tasks_programme p ON p.id = i.programme_id LEFT JOIN tasks_goal gp ON gp.id = p.goal_id LEFT JOIN tasks_task t ON t.id = i.task_id LEFT JOIN tasks_programme pt ON pt.id = t.programme_id LEFT JOIN tasks_goal gt ON gt.id = pt.goal_id, json_each(words_of(i.source || ' ' || i.definition)) w WHERE i.id IN (SELECT NEW.id);
END;
CREATE TRIGGER follow_words_indicators_indicator_update AFTER UPDATE OF name, task_id, source, definition ON indicators_indicator
BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 6 AND row IN (SELECT OLD.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 6 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN indicators_indicator c ON c.task_id = t.id, json_each(words_of(c.name)) w WHERE t.id IN (SELECT OLD.task_id);
DELETE FROM public_searchedword WHERE kind = 3 AND place = 6 AND row IN (SELECT NEW.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 6 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN indicators_indicator c ON c.task_id = t.id, json_each(words_of(c.name)) w WHERE t.id IN (SELECT NEW.task_id);
DELETE FROM public_searchedword WHERE kind = 4 AND place = 0 AND row IN (SELECT OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, coalesce(i.of_strategy_id, g.strategy_id, gp.strategy_id, gt.strategy_id), 4, i.id, 0 FROM indicators_indicator i LEFT JOIN tasks_goal g ON g.id = i.goal_id LEFT JOIN tasks_programme p ON p.id = i.programme_id LEFT JOIN tasks_goal gp ON gp.id = p.goal_id LEFT JOIN tasks_task t ON t.id = i.task_id LEFT JOIN tasks_programme pt ON pt.id = t.programme_id LEFT JOIN tasks_goal gt ON gt.id = pt.goal_id, json_each(words_of(i.name)) w WHERE i.id IN (SELECT OLD.id);
DELETE FROM public_searchedword WHERE kind = 4 AND place = 0 AND row IN (SELECT NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, coalesce(i.of_strategy_id, g.strategy_id, gp.strategy_id, gt.strategy_id), 4, i.id, 0 FROM indicators_indicator i LEFT JOIN tasks_goal g ON g.id = i.goal_id LEFT JOIN tasks_programme p ON p.id = i.programme_id LEFT JOIN tasks_goal gp ON gp.id = p.goal_id LEFT JOIN tasks_task t ON t.id = i.task_id LEFT JOIN tasks_programme pt ON pt.id = t.programme_id LEFT JOIN tasks_goal gt ON gt.id = pt.goal_id, json_each(words_of(i.name)) w WHERE i.id IN (SELECT NEW.id);
DELETE FROM public_searchedword WHERE kind = 4 AND place = 1 AND row IN (SELECT OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, coalesce(i.of_strategy_id, g.strategy_id, gp.strategy_id, gt.strategy_id), 4, i.id, 1 FROM indicators_indicator i LEFT JOIN tasks_goal g ON g.id = i.goal_id LEFT JOIN tasks_programme p ON p.id = i.programme_id LEFT JOIN tasks_goal gp ON gp.id = p.goal_id LEFT JOIN tasks_task t ON t.id = i.task_id LEFT JOIN tasks_programme pt ON pt.id = t.programme_id LEFT JOIN tasks_goal gt ON gt.id = pt.goal_id, json_each(words_of(i.source || ' ' || i.definition)) w WHERE i.id IN (SELECT OLD.id);
DELETE FROM public_searchedword WHERE kind = 4 AND place = 1 AND row IN (SELECT NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, coalesce(i.of_strategy_id, g.strategy_id, gp.strategy_id, gt.strategy_id), 4, i.id, 1 FROM indicators_indicator i LEFT JOIN tasks_goal g ON g.id = i.goal_id LEFT JOIN tasks_programme p ON p.id = i.programme_id LEFT JOIN tasks_goal gp ON gp.id = p.goal_id LEFT JOIN tasks_task t ON t.id = i.task_id LEFT JOIN tasks_programme pt ON pt.id = t.programme_id LEFT JOIN tasks_goal gt ON gt.id = pt.goal_id, json_each(words_of(i.source || ' ' || i.definition)) w WHERE i.id IN (SELECT NEW.id);
END;
CREATE TRIGGER follow_words_indicators_indicator_delete AFTER DELETE ON indicators_indicator
BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 6 AND row IN (SELECT OLD.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 6 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN indicators_indicator c ON c.task_id = t.id, json_each(words_of(c.name)) w WHERE t.id IN (SELECT OLD.task_id);
DELETE FROM public_searchedword WHERE kind = 4 AND place = 0 AND row IN (SELECT OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, coalesce(i.of_strategy_id, g.strategy_id, gp.strategy_id, gt.strategy_id), 4, i.id, 0 FROM indicators_indicator i LEFT JOIN tasks_goal g ON g.id = i.goal_id LEFT JOIN tasks_programme p ON p.id = i.programme_id LEFT JOIN tasks_goal gp ON gp.id = p.goal_id LEFT JOIN tasks_task t ON t.id = i.task_id LEFT JOIN tasks_programme pt ON pt.id = t.programme_id LEFT JOIN tasks_goal gt ON gt.id = pt.goal_id, json_each(words_of(i.name)) w WHERE i.id IN (SELECT OLD.id);
DELETE FROM public_searchedword WHERE kind = 4 AND place = 1 AND row IN (SELECT OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, coalesce(i.of_strategy_id, g.strategy_id, gp.strategy_id, gt.strategy_id), 4, i.id, 1 FROM indicators_indicator i LEFT JOIN tasks_goal g ON g.id = i.goal_id LEFT JOIN tasks_programme p ON p.id = i.programme_id LEFT JOIN tasks_goal gp ON gp.id = p.goal_id LEFT JOIN tasks_task t ON t.id = i.task_id LEFT JOIN tasks_programme pt ON pt.id = t.programme_id LEFT JOIN tasks_goal gt ON gt.id = pt.goal_id, json_each(words_of(i.source || ' ' || i.definition)) w WHERE i.id IN (SELECT OLD.id);
END;
CREATE TRIGGER follow_words_tasks_executor_insert AFTER INSERT ON tasks_executor
BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 4 AND row IN (SELECT NEW.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 4 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_executor e ON e.task_id = t.id LEFT JOIN organisation_post o ON o.id = e.post_id LEFT JOIN organisation_unit u ON u.id = coalesce(e.unit_id, o.unit_id) LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, json_each(words_of(e.text || ' ' || coalesce(o.title, '') || ' ' || coalesce(u.name, '') || ' ' || coalesce(l.name, ''))) w WHERE t.id IN (SELECT NEW.task_id);
END;
CREATE TRIGGER follow_words_tasks_executor_update AFTER UPDATE OF text, unit_id, post_id, task_id ON tasks_executor
BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 4 AND row IN (SELECT OLD.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 4 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_executor e ON e.task_id = t.id LEFT JOIN organisation_post o ON o.id = e.post_id LEFT JOIN organisation_unit u ON u.id = coalesce(e.unit_id, o.unit_id) LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, json_each(words_of(e.text || ' ' || coalesce(o.title, '') || ' ' || coalesce(u.name, '') || ' ' || coalesce(l.name, ''))) w WHERE t.id IN (SELECT OLD.task_id);
DELETE FROM public_searchedword WHERE kind = 3 AND place = 4 AND row IN (SELECT NEW.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 4 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_executor e ON e.task_id = t.id LEFT JOIN organisation_post o ON o.id = e.post_id LEFT JOIN organisation_unit u ON u.id = coalesce(e.unit_id, o.unit_id) LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, json_each(words_of(e.text || ' ' || coalesce(o.title, '') || ' ' || coalesce(u.name, '') || ' ' || coalesce(l.name, ''))) w WHERE t.id IN (SELECT NEW.task_id);
END;
CREATE TRIGGER follow_words_tasks_executor_delete AFTER DELETE ON tasks_executor
BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 4 AND row IN (SELECT OLD.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 4 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_executor e ON e.task_id = t.id LEFT JOIN organisation_post o ON o.id = e.post_id LEFT JOIN organisation_unit u ON u.id = coalesce(e.unit_id, o.unit_id) LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, json_each(words_of(e.text || ' ' || coalesce(o.title, '') || ' ' || coalesce(u.name, '') || ' ' || coalesce(l.name, ''))) w WHERE t.id IN (SELECT OLD.task_id);
END;
CREATE TRIGGER follow_words_organisation_unit_insert AFTER INSERT ON organisation_unit
BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 4 AND row IN (SELECT e.task_id FROM tasks_executor e LEFT JOIN organisation_post o ON o.id = e.post_id WHERE NEW.id IN (e.unit_id, o.unit_id));
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 4 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_executor e ON e.task_id = t.id LEFT JOIN organisation_post o ON o.id = e.post_id LEFT JOIN organisation_unit u ON u.id = coalesce(e.unit_id, o.unit_id) LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, json_each(words_of(e.text || ' ' || coalesce(o.title, '') || ' ' || coalesce(u.name, '') || ' ' || coalesce(l.name, ''))) w WHERE t.id IN (SELECT e.task_id FROM tasks_executor e LEFT JOIN organisation_post o ON o.id = e.post_id WHERE NEW.id IN (e.unit_id, o.unit_id));
DELETE FROM public_searchedword WHERE kind = 1 AND place = 4 AND row IN (SELECT a.id FROM tasks_goal a JOIN organisation_post o ON o.id = a.head_id WHERE o.unit_id = NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 4 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, json_each(words_of(coalesce(o.title, '') || ' ' || coalesce(u.name, ''))) w WHERE g.id IN (SELECT a.id FROM tasks_goal a JOIN organisation_post o ON o.id = a.head_id WHERE o.unit_id = NEW.id);
DELETE FROM public_searchedword WHERE kind = 2 AND place = 4 AND row IN (SELECT a.id FROM tasks_programme a JOIN organisation_post o ON o.id = a.coordinator_id WHERE o.unit_id = NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 2, p.id, 4 FROM tasks_programme p JOIN tasks_goal g ON g.id = p.goal_id LEFT JOIN organisation_post o ON o.id = p.coordinator_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, json_each(words_of(coalesce(o.title, '') || ' ' || coalesce(u.name, ''))) w WHERE p.id IN (SELECT a.id FROM tasks_programme a JOIN organisation_post o ON o.id = a.coordinator_id WHERE o.unit_id = NEW.id);
DELETE FROM public_searchedword WHERE kind = 5 AND place = 0 AND row IN (SELECT NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, CAST(NULL AS bigint), 5, u.id, 0 FROM organisation_unit u LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, json_each(words_of(u.name || ' ' || coalesce(l.name, ''))) w WHERE u.id IN (SELECT NEW.id);
END;
CREATE TRIGGER follow_words_organisation_unit_update AFTER UPDATE OF name ON organisation_unit
BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 4 AND row IN (SELECT e.task_id FROM tasks_executor e LEFT JOIN organisation_post o ON o.id = e.post_id WHERE OLD.id IN (e.unit_id, o.unit_id));
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 4 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_executor e ON e.task_id = t.id LEFT JOIN organisation_post o ON o.id = e.post_id LEFT JOIN organisation_unit u ON u.id = coalesce(e.unit_id, o.unit_id) LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, json_each(words_of(e.text || ' ' || coalesce(o.title, '') || ' ' || coalesce(u.name, '') || ' ' || coalesce(l.name, ''))) w WHERE t.id IN (SELECT e.task_id FROM tasks_executor e LEFT JOIN organisation_post o ON o.id = e.post_id WHERE OLD.id IN (e.unit_id, o.unit_id));
DELETE FROM public_searchedword WHERE kind = 3 AND place = 4 AND row IN (SELECT e.task_id FROM tasks_executor e LEFT JOIN organisation_post o ON o.id = e.post_id WHERE NEW.id IN (e.unit_id, o.unit_id));
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 4 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_executor e ON e.task_id = t.id LEFT JOIN organisation_post o ON o.id = e.post_id LEFT JOIN organisation_unit u ON u.id = coalesce(e.unit_id, o.unit_id) LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, json_each(words_of(e.text || ' ' || coalesce(o.title, '') || ' ' || coalesce(u.name, '') || ' ' || coalesce(l.name, ''))) w WHERE t.id IN (SELECT e.task_id FROM tasks_executor e LEFT JOIN organisation_post o ON o.id = e.post_id WHERE NEW.id IN (e.unit_id, o.unit_id));
DELETE FROM public_searchedword WHERE kind = 1 AND place = 4 AND row IN (SELECT a.id FROM tasks_goal a JOIN organisation_post o ON o.id = a.head_id WHERE o.unit_id = OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 4 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, json_each(words_of(coalesce(o.title, '') || ' ' || coalesce(u.name, ''))) w WHERE g.id IN (SELECT a.id FROM tasks_goal a JOIN organisation_post o ON o.id = a.head_id WHERE o.unit_id = OLD.id);
DELETE FROM public_searchedword WHERE kind = 1 AND place = 4 AND row IN (SELECT a.id FROM tasks_goal a JOIN organisation_post o ON o.id = a.head_id WHERE o.unit_id = NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 4 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, json_each(words_of(coalesce(o.title, '') || ' ' || coalesce(u.name, ''))) w WHERE g.id IN (SELECT a.id FROM tasks_goal a JOIN organisation_post o ON o.id = a.head_id WHERE o.unit_id = NEW.id);
DELETE FROM public_searchedword WHERE kind = 2 AND place = 4 AND row IN (SELECT a.id FROM tasks_programme a JOIN organisation_post o ON o.id = a.coordinator_id WHERE o.unit_id = OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 2, p.id, 4 FROM tasks_programme p JOIN tasks_goal g ON g.id = p.goal_id LEFT JOIN organisation_post o ON o.id = p.coordinator_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, json_each(words_of(coalesce(o.title, '') || ' ' || coalesce(u.name, ''))) w WHERE p.id IN (SELECT a.id FROM tasks_programme a JOIN organisation_post o ON o.id = a.coordinator_id WHERE o.unit_id = OLD.id);
DELETE FROM public_searchedword WHERE kind = 2 AND place = 4 AND row IN (SELECT a.id FROM tasks_programme a JOIN organisation_post o ON o.id = a.coordinator_id WHERE o.unit_id = NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 2, p.id, 4 FROM tasks_programme p JOIN tasks_goal g ON g.id = p.goal_id LEFT JOIN organisation_post o ON o.id = p.coordinator_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, json_each(words_of(coalesce(o.title, '') || ' ' || coalesce(u.name, ''))) w WHERE p.id IN (SELECT a.id FROM tasks_programme a JOIN organisation_post o ON o.id = a.coordinator_id WHERE o.unit_id = NEW.id);
DELETE FROM public_searchedword WHERE kind = 5 AND place = 0 AND row IN (SELECT OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, CAST(NULL AS bigint), 5, u.id, 0 FROM organisation_unit u LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, json_each(words_of(u.name || ' ' || coalesce(l.name, ''))) w WHERE u.id IN (SELECT OLD.id);
DELETE FROM public_searchedword WHERE kind = 5 AND place = 0 AND row IN (SELECT NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, CAST(NULL AS bigint), 5, u.id, 0 FROM organisation_unit u LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, json_each(words_of(u.name || ' ' || coalesce(l.name, ''))) w WHERE u.id IN (SELECT NEW.id);
END;
CREATE TRIGGER follow_words_organisation_unit_delete AFTER DELETE ON organisation_unit
BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 4 AND row IN (SELECT e.task_id FROM tasks_executor e LEFT JOIN organisation_post o ON o.id = e.post_id WHERE OLD.id IN (e.unit_id, o.unit_id));
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 4 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_executor e ON e.task_id = t.id LEFT JOIN organisation_post o ON o.id = e.post_id LEFT JOIN organisation_unit u ON u.id = coalesce(e.unit_id, o.unit_id) LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, json_each(words_of(e.text || ' ' || coalesce(o.title, '') || ' ' || coalesce(u.name, '') || ' ' || coalesce(l.name, ''))) w WHERE t.id IN (SELECT e.task_id FROM tasks_executor e LEFT JOIN organisation_post o ON o.id = e.post_id WHERE OLD.id IN (e.unit_id, o.unit_id));
DELETE FROM public_searchedword WHERE kind = 1 AND place = 4 AND row IN (SELECT a.id FROM tasks_goal a JOIN organisation_post o ON o.id = a.head_id WHERE o.unit_id = OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 4 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, json_each(words_of(coalesce(o.title, '') || ' ' || coalesce(u.name, ''))) w WHERE g.id IN (SELECT a.id FROM tasks_goal a JOIN organisation_post o ON o.id = a.head_id WHERE o.unit_id = OLD.id);
DELETE FROM public_searchedword WHERE kind = 2 AND place = 4 AND row IN (SELECT a.id FROM tasks_programme a JOIN organisation_post o ON o.id = a.coordinator_id WHERE o.unit_id = OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 2, p.id, 4 FROM tasks_programme p JOIN tasks_goal g ON g.id = p.goal_id LEFT JOIN organisation_post o ON o.id = p.coordinator_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, json_each(words_of(coalesce(o.title, '') || ' ' || coalesce(u.name, ''))) w WHERE p.id IN (SELECT a.id FROM tasks_programme a JOIN organisation_post o ON o.id = a.coordinator_id WHERE o.unit_id = OLD.id);
DELETE FROM public_searchedword WHERE kind = 5 AND place = 0 AND row IN (SELECT OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, CAST(NULL AS bigint), 5, u.id, 0 FROM organisation_unit u LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, json_each(words_of(u.name || ' ' || coalesce(l.name, ''))) w WHERE u.id IN (SELECT OLD.id);
END;
CREATE TRIGGER follow_words_organisation_unitalias_insert AFTER INSERT ON organisation_unitalias
BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 4 AND row IN (SELECT e.task_id FROM tasks_executor e LEFT JOIN organisation_post o ON o.id = e.post_id WHERE NEW.unit_id IN (e.unit_id, o.unit_id));
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 4 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_executor e ON e.task_id = t.id LEFT JOIN organisation_post o ON o.id = e.post_id LEFT JOIN organisation_unit u ON u.id = coalesce(e.unit_id, o.unit_id) LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, json_each(words_of(e.text || ' ' || coalesce(o.title, '') || ' ' || coalesce(u.name, '') || ' ' || coalesce(l.name, ''))) w WHERE t.id IN (SELECT e.task_id FROM tasks_executor e LEFT JOIN organisation_post o ON o.id = e.post_id WHERE NEW.unit_id IN (e.unit_id, o.unit_id));
DELETE FROM public_searchedword WHERE kind = 5 AND place = 0 AND row IN (SELECT NEW.unit_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, CAST(NULL AS bigint), 5, u.id, 0 FROM organisation_unit u LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, json_each(words_of(u.name || ' ' || coalesce(l.name, ''))) w WHERE u.id IN (SELECT NEW.unit_id);
END;
CREATE TRIGGER follow_words_organisation_unitalias_update AFTER UPDATE OF name, unit_id ON organisation_unitalias
BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 4 AND row IN (SELECT e.task_id FROM tasks_executor e LEFT JOIN organisation_post o ON o.id = e.post_id WHERE OLD.unit_id IN (e.unit_id, o.unit_id));
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 4 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_executor e ON e.task_id = t.id LEFT JOIN organisation_post o ON o.id = e.post_id LEFT JOIN organisation_unit u ON u.id = coalesce(e.unit_id, o.unit_id) LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, json_each(words_of(e.text || ' ' || coalesce(o.title, '') || ' ' || coalesce(u.name, '') || ' ' || coalesce(l.name, ''))) w WHERE t.id IN (SELECT e.task_id FROM tasks_executor e LEFT JOIN organisation_post o ON o.id = e.post_id WHERE OLD.unit_id IN (e.unit_id, o.unit_id));
DELETE FROM public_searchedword WHERE kind = 3 AND place = 4 AND row IN (SELECT e.task_id FROM tasks_executor e LEFT JOIN organisation_post o ON o.id = e.post_id WHERE NEW.unit_id IN (e.unit_id, o.unit_id));
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 4 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_executor e ON e.task_id = t.id LEFT JOIN organisation_post o ON o.id = e.post_id LEFT JOIN organisation_unit u ON u.id = coalesce(e.unit_id, o.unit_id) LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, json_each(words_of(e.text || ' ' || coalesce(o.title, '') || ' ' || coalesce(u.name, '') || ' ' || coalesce(l.name, ''))) w WHERE t.id IN (SELECT e.task_id FROM tasks_executor e LEFT JOIN organisation_post o ON o.id = e.post_id WHERE NEW.unit_id IN (e.unit_id, o.unit_id));
DELETE FROM public_searchedword WHERE kind = 5 AND place = 0 AND row IN (SELECT OLD.unit_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, CAST(NULL AS bigint), 5, u.id, 0 FROM organisation_unit u LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, json_each(words_of(u.name || ' ' || coalesce(l.name, ''))) w WHERE u.id IN (SELECT OLD.unit_id);
DELETE FROM public_searchedword WHERE kind = 5 AND place = 0 AND row IN (SELECT NEW.unit_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, CAST(NULL AS bigint), 5, u.id, 0 FROM organisation_unit u LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, json_each(words_of(u.name || ' ' || coalesce(l.name, ''))) w WHERE u.id IN (SELECT NEW.unit_id);
END;
CREATE TRIGGER follow_words_organisation_unitalias_delete AFTER DELETE ON organisation_unitalias
BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 4 AND row IN (SELECT e.task_id FROM tasks_executor e LEFT JOIN organisation_post o ON o.id = e.post_id WHERE OLD.unit_id IN (e.unit_id, o.unit_id));
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 4 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_executor e ON e.task_id = t.id LEFT JOIN organisation_post o ON o.id = e.post_id LEFT JOIN organisation_unit u ON u.id = coalesce(e.unit_id, o.unit_id) LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, json_each(words_of(e.text || ' ' || coalesce(o.title, '') || ' ' || coalesce(u.name, '') || ' ' || coalesce(l.name, ''))) w WHERE t.id IN (SELECT e.task_id FROM tasks_executor e LEFT JOIN organisation_post o ON o.id = e.post_id WHERE OLD.unit_id IN (e.unit_id, o.unit_id));
DELETE FROM public_searchedword WHERE kind = 5 AND place = 0 AND row IN (SELECT OLD.unit_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, CAST(NULL AS bigint), 5, u.id, 0 FROM organisation_unit u LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, json_each(words_of(u.name || ' ' || coalesce(l.name, ''))) w WHERE u.id IN (SELECT OLD.unit_id);
END;
CREATE TRIGGER follow_words_organisation_post_insert AFTER INSERT ON organisation_post
BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 4 AND row IN (SELECT e.task_id FROM tasks_executor e WHERE e.post_id = NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 4 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_executor e ON e.task_id = t.id LEFT JOIN organisation_post o ON o.id = e.post_id LEFT JOIN organisation_unit u ON u.id = coalesce(e.unit_id, o.unit_id) LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, json_each(words_of(e.text || ' ' || coalesce(o.title, '') || ' ' || coalesce(u.name, '') || ' ' || coalesce(l.name, ''))) w WHERE t.id IN (SELECT e.task_id FROM tasks_executor e WHERE e.post_id = NEW.id);
DELETE FROM public_searchedword WHERE kind = 1 AND place = 4 AND row IN (SELECT a.id FROM tasks_goal a JOIN organisation_post o ON o.id = a.head_id WHERE o.id = NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 4 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, json_each(words_of(coalesce(o.title, '') || ' ' || coalesce(u.name, ''))) w WHERE g.id IN (SELECT a.id FROM tasks_goal a JOIN organisation_post o ON o.id = a.head_id WHERE o.id = NEW.id);
DELETE FROM public_searchedword WHERE kind = 2 AND place = 4 AND row IN (SELECT a.id FROM tasks_programme a JOIN organisation_post o ON o.id = a.coordinator_id WHERE o.id = NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 2, p.id, 4 FROM tasks_programme p JOIN tasks_goal g ON g.id = p.goal_id LEFT JOIN organisation_post o ON o.id = p.coordinator_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, json_each(words_of(coalesce(o.title, '') || ' ' || coalesce(u.name, ''))) w WHERE p.id IN (SELECT a.id FROM tasks_programme a JOIN organisation_post o ON o.id = a.coordinator_id WHERE o.id = NEW.id);
DELETE FROM public_searchedword WHERE kind = 5 AND place = 4 AND row IN (SELECT NEW.unit_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, CAST(NULL AS bigint), 5, u.id, 4 FROM organisation_unit u JOIN organisation_post o ON o.unit_id = u.id, json_each(words_of(o.title)) w WHERE u.id IN (SELECT NEW.unit_id);
END;
CREATE TRIGGER follow_words_organisation_post_update AFTER UPDATE OF title, unit_id ON organisation_post
BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 4 AND row IN (SELECT e.task_id FROM tasks_executor e WHERE e.post_id = OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 4 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_executor e ON e.task_id = t.id LEFT JOIN organisation_post o ON o.id = e.post_id LEFT JOIN organisation_unit u ON u.id = coalesce(e.unit_id, o.unit_id) LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, json_each(words_of(e.text || ' ' || coalesce(o.title, '') || ' ' || coalesce(u.name, '') || ' ' || coalesce(l.name, ''))) w WHERE t.id IN (SELECT e.task_id FROM tasks_executor e WHERE e.post_id = OLD.id);
DELETE FROM public_searchedword WHERE kind = 3 AND place = 4 AND row IN (SELECT e.task_id FROM tasks_executor e WHERE e.post_id = NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 4 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_executor e ON e.task_id = t.id LEFT JOIN organisation_post o ON o.id = e.post_id LEFT JOIN organisation_unit u ON u.id = coalesce(e.unit_id, o.unit_id) LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, json_each(words_of(e.text || ' ' || coalesce(o.title, '') || ' ' || coalesce(u.name, '') || ' ' || coalesce(l.name, ''))) w WHERE t.id IN (SELECT e.task_id FROM tasks_executor e WHERE e.post_id = NEW.id);
DELETE FROM public_searchedword WHERE kind = 1 AND place = 4 AND row IN (SELECT a.id FROM tasks_goal a JOIN organisation_post o ON o.id = a.head_id WHERE o.id = OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 4 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, json_each(words_of(coalesce(o.title, '') || ' ' || coalesce(u.name, ''))) w WHERE g.id IN (SELECT a.id FROM tasks_goal a JOIN organisation_post o ON o.id = a.head_id WHERE o.id = OLD.id);
DELETE FROM public_searchedword WHERE kind = 1 AND place = 4 AND row IN (SELECT a.id FROM tasks_goal a JOIN organisation_post o ON o.id = a.head_id WHERE o.id = NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 4 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, json_each(words_of(coalesce(o.title, '') || ' ' || coalesce(u.name, ''))) w WHERE g.id IN (SELECT a.id FROM tasks_goal a JOIN organisation_post o ON o.id = a.head_id WHERE o.id = NEW.id);
DELETE FROM public_searchedword WHERE kind = 2 AND place = 4 AND row IN (SELECT a.id FROM tasks_programme a JOIN organisation_post o ON o.id = a.coordinator_id WHERE o.id = OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 2, p.id, 4 FROM tasks_programme p JOIN tasks_goal g ON g.id = p.goal_id LEFT JOIN organisation_post o ON o.id = p.coordinator_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, json_each(words_of(coalesce(o.title, '') || ' ' || coalesce(u.name, ''))) w WHERE p.id IN (SELECT a.id FROM tasks_programme a JOIN organisation_post o ON o.id = a.coordinator_id WHERE o.id = OLD.id);
DELETE FROM public_searchedword WHERE kind = 2 AND place = 4 AND row IN (SELECT a.id FROM tasks_programme a JOIN organisation_post o ON o.id = a.coordinator_id WHERE o.id = NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 2, p.id, 4 FROM tasks_programme p JOIN tasks_goal g ON g.id = p.goal_id LEFT JOIN organisation_post o ON o.id = p.coordinator_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, json_each(words_of(coalesce(o.title, '') || ' ' || coalesce(u.name, ''))) w WHERE p.id IN (SELECT a.id FROM tasks_programme a JOIN organisation_post o ON o.id = a.coordinator_id WHERE o.id = NEW.id);
DELETE FROM public_searchedword WHERE kind = 5 AND place = 4 AND row IN (SELECT OLD.unit_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, CAST(NULL AS bigint), 5, u.id, 4 FROM organisation_unit u JOIN organisation_post o ON o.unit_id = u.id, json_each(words_of(o.title)) w WHERE u.id IN (SELECT OLD.unit_id);
DELETE FROM public_searchedword WHERE kind = 5 AND place = 4 AND row IN (SELECT NEW.unit_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, CAST(NULL AS bigint), 5, u.id, 4 FROM organisation_unit u JOIN organisation_post o ON o.unit_id = u.id, json_each(words_of(o.title)) w WHERE u.id IN (SELECT NEW.unit_id);
END;
CREATE TRIGGER follow_words_organisation_post_delete AFTER DELETE ON organisation_post
BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 4 AND row IN (SELECT e.task_id FROM tasks_executor e WHERE e.post_id = OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 4 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN tasks_executor e ON e.task_id = t.id LEFT JOIN organisation_post o ON o.id = e.post_id LEFT JOIN organisation_unit u ON u.id = coalesce(e.unit_id, o.unit_id) LEFT JOIN organisation_unitalias l ON l.unit_id = u.id, json_each(words_of(e.text || ' ' || coalesce(o.title, '') || ' ' || coalesce(u.name, '') || ' ' || coalesce(l.name, ''))) w WHERE t.id IN (SELECT e.task_id FROM tasks_executor e WHERE e.post_id = OLD.id);
DELETE FROM public_searchedword WHERE kind = 1 AND place = 4 AND row IN (SELECT a.id FROM tasks_goal a JOIN organisation_post o ON o.id = a.head_id WHERE o.id = OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 4 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, json_each(words_of(coalesce(o.title, '') || ' ' || coalesce(u.name, ''))) w WHERE g.id IN (SELECT a.id FROM tasks_goal a JOIN organisation_post o ON o.id = a.head_id WHERE o.id = OLD.id);
DELETE FROM public_searchedword WHERE kind = 2 AND place = 4 AND row IN (SELECT a.id FROM tasks_programme a JOIN organisation_post o ON o.id = a.coordinator_id WHERE o.id = OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 2, p.id, 4 FROM tasks_programme p JOIN tasks_goal g ON g.id = p.goal_id LEFT JOIN organisation_post o ON o.id = p.coordinator_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, json_each(words_of(coalesce(o.title, '') || ' ' || coalesce(u.name, ''))) w WHERE p.id IN (SELECT a.id FROM tasks_programme a JOIN organisation_post o ON o.id = a.coordinator_id WHERE o.id = OLD.id);
DELETE FROM public_searchedword WHERE kind = 5 AND place = 4 AND row IN (SELECT OLD.unit_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, CAST(NULL AS bigint), 5, u.id, 4 FROM organisation_unit u JOIN organisation_post o ON o.unit_id = u.id, json_each(words_of(o.title)) w WHERE u.id IN (SELECT OLD.unit_id);
END;
CREATE TRIGGER follow_words_reporting_report_insert AFTER INSERT ON reporting_report
BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 5 AND row IN (SELECT NEW.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 5 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN reporting_report r ON r.task_id = t.id JOIN reporting_version v ON v.id = r.published_id, json_each(words_of(coalesce(json_extract(v.content, '$.done'), '') || ' ' || coalesce(json_extract(v.content, '$.obstacles'), '') || ' ' || coalesce(json_extract(v.content, '$.next_steps'), '') || ' ' || coalesce((SELECT group_concat(json_extract(n.value, '$.text'), ' ') FROM json_each(v.content, '$.notes') n), ''))) w WHERE t.id IN (SELECT NEW.task_id);
DELETE FROM public_searchedword WHERE kind = 1 AND place = 5 AND row IN (SELECT NEW.goal_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 5 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id JOIN reporting_report r ON r.goal_id = g.id JOIN reporting_version v ON v.id = r.published_id, json_each(words_of(coalesce(json_extract(v.content, '$.done'), '') || ' ' || coalesce(json_extract(v.content, '$.obstacles'), '') || ' ' || coalesce(json_extract(v.content, '$.next_steps'), '') || ' ' || coalesce((SELECT group_concat(json_extract(n.value, '$.text'), ' ') FROM json_each(v.content, '$.notes') n), ''))) w WHERE g.id IN (SELECT NEW.goal_id);
DELETE FROM public_searchedword WHERE kind = 2 AND place = 5 AND row IN (SELECT NEW.programme_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 2, p.id, 5 FROM tasks_programme p JOIN tasks_goal g ON g.id = p.goal_id LEFT JOIN organisation_post o ON o.id = p.coordinator_id LEFT JOIN organisation_unit u ON u.id = o.unit_id JOIN reporting_report r ON r.programme_id = p.id JOIN reporting_version v ON v.id = r.published_id, json_each(words_of(coalesce(json_extract(v.content, '$.done'), '') || ' ' || coalesce(json_extract(v.content, '$.obstacles'), '') || ' ' || coalesce(json_extract(v.content, '$.next_steps'), '') || ' ' || coalesce((SELECT group_concat(json_extract(n.value, '$.text'), ' ') FROM json_each(v.content, '$.notes') n), ''))) w WHERE p.id IN (SELECT NEW.programme_id);
END;
CREATE TRIGGER follow_words_reporting_report_update AFTER UPDATE OF published_id ON reporting_report
BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 5 AND row IN (SELECT OLD.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 5 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN reporting_report r ON r.task_id = t.id JOIN reporting_version v ON v.id = r.published_id, json_each(words_of(coalesce(json_extract(v.content, '$.done'), '') || ' ' || coalesce(json_extract(v.content, '$.obstacles'), '') || ' ' || coalesce(json_extract(v.content, '$.next_steps'), '') || ' ' || coalesce((SELECT group_concat(json_extract(n.value, '$.text'), ' ') FROM json_each(v.content, '$.notes') n), ''))) w WHERE t.id IN (SELECT OLD.task_id);
DELETE FROM public_searchedword WHERE kind = 3 AND place = 5 AND row IN (SELECT NEW.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 5 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN reporting_report r ON r.task_id = t.id JOIN reporting_version v ON v.id = r.published_id, json_each(words_of(coalesce(json_extract(v.content, '$.done'), '') || ' ' || coalesce(json_extract(v.content, '$.obstacles'), '') || ' ' || coalesce(json_extract(v.content, '$.next_steps'), '') || ' ' || coalesce((SELECT group_concat(json_extract(n.value, '$.text'), ' ') FROM json_each(v.content, '$.notes') n), ''))) w WHERE t.id IN (SELECT NEW.task_id);
DELETE FROM public_searchedword WHERE kind = 1 AND place = 5 AND row IN (SELECT OLD.goal_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 5 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id JOIN reporting_report r ON r.goal_id = g.id JOIN reporting_version v ON v.id = r.published_id, json_each(words_of(coalesce(json_extract(v.content, '$.done'), '') || ' ' || coalesce(json_extract(v.content, '$.obstacles'), '') || ' ' || coalesce(json_extract(v.content, '$.next_steps'), '') || ' ' || coalesce((SELECT group_concat(json_extract(n.value, '$.text'), ' ') FROM json_each(v.content, '$.notes') n), ''))) w WHERE g.id IN (SELECT OLD.goal_id);
DELETE FROM public_searchedword WHERE kind = 1 AND place = 5 AND row IN (SELECT NEW.goal_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 5 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id JOIN reporting_report r ON r.goal_id = g.id JOIN reporting_version v ON v.id = r.published_id, json_each(words_of(coalesce(json_extract(v.content, '$.done'), '') || ' ' || coalesce(json_extract(v.content, '$.obstacles'), '') || ' ' || coalesce(json_extract(v.content, '$.next_steps'), '') || ' ' || coalesce((SELECT group_concat(json_extract(n.value, '$.text'), ' ') FROM json_each(v.content, '$.notes') n), ''))) w WHERE g.id IN (SELECT NEW.goal_id);
DELETE FROM public_searchedword WHERE kind = 2 AND place = 5 AND row IN (SELECT OLD.programme_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 2, p.id, 5 FROM tasks_programme p JOIN tasks_goal g ON g.id = p.goal_id LEFT JOIN organisation_post o ON o.id = p.coordinator_id LEFT JOIN organisation_unit u ON u.id = o.unit_id JOIN reporting_report r ON r.programme_id = p.id JOIN reporting_version v ON v.id = r.published_id, json_each(words_of(coalesce(json_extract(v.content, '$.done'), '') || ' ' || coalesce(json_extract(v.content, '$.obstacles'), '') || ' ' || coalesce(json_extract(v.content, '$.next_steps'), '') || ' ' || coalesce((SELECT group_concat(json_extract(n.value, '$.text'), ' ') FROM json_each(v.content, '$.notes') n), ''))) w WHERE p.id IN (SELECT OLD.programme_id);
DELETE FROM public_searchedword WHERE kind = 2 AND place = 5 AND row IN (SELECT NEW.programme_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 2, p.id, 5 FROM tasks_programme p JOIN tasks_goal g ON g.id = p.goal_id LEFT JOIN organisation_post o ON o.id = p.coordinator_id LEFT JOIN organisation_unit u ON u.id = o.unit_id JOIN reporting_report r ON r.programme_id = p.id JOIN reporting_version v ON v.id = r.published_id, json_each(words_of(coalesce(json_extract(v.content, '$.done'), '') || ' ' || coalesce(json_extract(v.content, '$.obstacles'), '') || ' ' || coalesce(json_extract(v.content, '$.next_steps'), '') || ' ' || coalesce((SELECT group_concat(json_extract(n.value, '$.text'), ' ') FROM json_each(v.content, '$.notes') n), ''))) w WHERE p.id IN (SELECT NEW.programme_id);
END;
CREATE TRIGGER follow_words_reporting_report_delete AFTER DELETE ON reporting_report
BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 5 AND row IN (SELECT OLD.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 3, t.id, 5 FROM tasks_task t JOIN tasks_programme p ON p.id = t.programme_id JOIN tasks_goal g ON g.id = p.goal_id JOIN reporting_report r ON r.task_id = t.id JOIN reporting_version v ON v.id = r.published_id, json_each(words_of(coalesce(json_extract(v.content, '$.done'), '') || ' ' || coalesce(json_extract(v.content, '$.obstacles'), '') || ' ' || coalesce(json_extract(v.content, '$.next_steps'), '') || ' ' || coalesce((SELECT group_concat(json_extract(n.value, '$.text'), ' ') FROM json_each(v.content, '$.notes') n), ''))) w WHERE t.id IN (SELECT OLD.task_id);
DELETE FROM public_searchedword WHERE kind = 1 AND place = 5 AND row IN (SELECT OLD.goal_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 5 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id JOIN reporting_report r ON r.goal_id = g.id JOIN reporting_version v ON v.id = r.published_id, json_each(words_of(coalesce(json_extract(v.content, '$.done'), '') || ' ' || coalesce(json_extract(v.content, '$.obstacles'), '') || ' ' || coalesce(json_extract(v.content, '$.next_steps'), '') || ' ' || coalesce((SELECT group_concat(json_extract(n.value, '$.text'), ' ') FROM json_each(v.content, '$.notes') n), ''))) w WHERE g.id IN (SELECT OLD.goal_id);
DELETE FROM public_searchedword WHERE kind = 2 AND place = 5 AND row IN (SELECT OLD.programme_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 2, p.id, 5 FROM tasks_programme p JOIN tasks_goal g ON g.id = p.goal_id LEFT JOIN organisation_post o ON o.id = p.coordinator_id LEFT JOIN organisation_unit u ON u.id = o.unit_id JOIN reporting_report r ON r.programme_id = p.id JOIN reporting_version v ON v.id = r.published_id, json_each(words_of(coalesce(json_extract(v.content, '$.done'), '') || ' ' || coalesce(json_extract(v.content, '$.obstacles'), '') || ' ' || coalesce(json_extract(v.content, '$.next_steps'), '') || ' ' || coalesce((SELECT group_concat(json_extract(n.value, '$.text'), ' ') FROM json_each(v.content, '$.notes') n), ''))) w WHERE p.id IN (SELECT OLD.programme_id);
END;
CREATE TRIGGER follow_words_tasks_goal_insert AFTER INSERT ON tasks_goal
BEGIN
DELETE FROM public_searchedword WHERE kind = 1 AND place = 1 AND row IN (SELECT NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 1 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, json_each(words_of(g.story)) w WHERE g.id IN (SELECT NEW.id);
DELETE FROM public_searchedword WHERE kind = 1 AND place = 0 AND row IN (SELECT NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 0 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, json_each(words_of(g.title)) w WHERE g.id IN (SELECT NEW.id);
DELETE FROM public_searchedword WHERE kind = 1 AND place = 4 AND row IN (SELECT NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 4 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, json_each(words_of(coalesce(o.title, '') || ' ' || coalesce(u.name, ''))) w WHERE g.id IN (SELECT NEW.id);
END;
CREATE TRIGGER follow_words_tasks_goal_update AFTER UPDATE OF story, title, head_id ON tasks_goal
BEGIN
DELETE FROM public_searchedword WHERE kind = 1 AND place = 1 AND row IN (SELECT OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 1 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, json_each(words_of(g.story)) w WHERE g.id IN (SELECT OLD.id);
DELETE FROM public_searchedword WHERE kind = 1 AND place = 1 AND row IN (SELECT NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 1 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, json_each(words_of(g.story)) w WHERE g.id IN (SELECT NEW.id);
DELETE FROM public_searchedword WHERE kind = 1 AND place = 0 AND row IN (SELECT OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 0 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, json_each(words_of(g.title)) w WHERE g.id IN (SELECT OLD.id);
DELETE FROM public_searchedword WHERE kind = 1 AND place = 0 AND row IN (SELECT NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 0 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, json_each(words_of(g.title)) w WHERE g.id IN (SELECT NEW.id);
DELETE FROM public_searchedword WHERE kind = 1 AND place = 4 AND row IN (SELECT OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 4 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, json_each(words_of(coalesce(o.title, '') || ' ' || coalesce(u.name, ''))) w WHERE g.id IN (SELECT OLD.id);
DELETE FROM public_searchedword WHERE kind = 1 AND place = 4 AND row IN (SELECT NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 4 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, json_each(words_of(coalesce(o.title, '') || ' ' || coalesce(u.name, ''))) w WHERE g.id IN (SELECT NEW.id);
END;
CREATE TRIGGER follow_words_tasks_goal_delete AFTER DELETE ON tasks_goal
BEGIN
DELETE FROM public_searchedword WHERE kind = 1 AND place = 1 AND row IN (SELECT OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 1 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, json_each(words_of(g.story)) w WHERE g.id IN (SELECT OLD.id);
DELETE FROM public_searchedword WHERE kind = 1 AND place = 0 AND row IN (SELECT OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 0 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, json_each(words_of(g.title)) w WHERE g.id IN (SELECT OLD.id);
DELETE FROM public_searchedword WHERE kind = 1 AND place = 4 AND row IN (SELECT OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 1, g.id, 4 FROM tasks_goal g LEFT JOIN organisation_post o ON o.id = g.head_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, json_each(words_of(coalesce(o.title, '') || ' ' || coalesce(u.name, ''))) w WHERE g.id IN (SELECT OLD.id);
END;
CREATE TRIGGER follow_words_tasks_programme_insert AFTER INSERT ON tasks_programme
BEGIN
DELETE FROM public_searchedword WHERE kind = 2 AND place = 0 AND row IN (SELECT NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 2, p.id, 0 FROM tasks_programme p JOIN tasks_goal g ON g.id = p.goal_id LEFT JOIN organisation_post o ON o.id = p.coordinator_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, json_each(words_of(p.title)) w WHERE p.id IN (SELECT NEW.id);
DELETE FROM public_searchedword WHERE kind = 2 AND place = 4 AND row IN (SELECT NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 2, p.id, 4 FROM tasks_programme p JOIN tasks_goal g ON g.id = p.goal_id LEFT JOIN organisation_post o ON o.id = p.coordinator_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, json_each(words_of(coalesce(o.title, '') || ' ' || coalesce(u.name, ''))) w WHERE p.id IN (SELECT NEW.id);
END;
CREATE TRIGGER follow_words_tasks_programme_update AFTER UPDATE OF title, coordinator_id ON tasks_programme
BEGIN
DELETE FROM public_searchedword WHERE kind = 2 AND place = 0 AND row IN (SELECT OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 2, p.id, 0 FROM tasks_programme p JOIN tasks_goal g ON g.id = p.goal_id LEFT JOIN organisation_post o ON o.id = p.coordinator_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, json_each(words_of(p.title)) w WHERE p.id IN (SELECT OLD.id);
DELETE FROM public_searchedword WHERE kind = 2 AND place = 0 AND row IN (SELECT NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 2, p.id, 0 FROM tasks_programme p JOIN tasks_goal g ON g.id = p.goal_id LEFT JOIN organisation_post o ON o.id = p.coordinator_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, json_each(words_of(p.title)) w WHERE p.id IN (SELECT NEW.id);
DELETE FROM public_searchedword WHERE kind = 2 AND place = 4 AND row IN (SELECT OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 2, p.id, 4 FROM tasks_programme p JOIN tasks_goal g ON g.id = p.goal_id LEFT JOIN organisation_post o ON o.id = p.coordinator_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, json_each(words_of(coalesce(o.title, '') || ' ' || coalesce(u.name, ''))) w WHERE p.id IN (SELECT OLD.id);
DELETE FROM public_searchedword WHERE kind = 2 AND place = 4 AND row IN (SELECT NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 2, p.id, 4 FROM tasks_programme p JOIN tasks_goal g ON g.id = p.goal_id LEFT JOIN organisation_post o ON o.id = p.coordinator_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, json_each(words_of(coalesce(o.title, '') || ' ' || coalesce(u.name, ''))) w WHERE p.id IN (SELECT NEW.id);
END;
CREATE TRIGGER follow_words_tasks_programme_delete AFTER DELETE ON tasks_programme
BEGIN
DELETE FROM public_searchedword WHERE kind = 2 AND place = 0 AND row IN (SELECT OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 2, p.id, 0 FROM tasks_programme p JOIN tasks_goal g ON g.id = p.goal_id LEFT JOIN organisation_post o ON o.id = p.coordinator_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, json_each(words_of(p.title)) w WHERE p.id IN (SELECT OLD.id);
DELETE FROM public_searchedword WHERE kind = 2 AND place = 4 AND row IN (SELECT OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, g.strategy_id, 2, p.id, 4 FROM tasks_programme p JOIN tasks_goal g ON g.id = p.goal_id LEFT JOIN organisation_post o ON o.id = p.coordinator_id LEFT JOIN organisation_unit u ON u.id = o.unit_id, json_each(words_of(coalesce(o.title, '') || ' ' || coalesce(u.name, ''))) w WHERE p.id IN (SELECT OLD.id);
END;
CREATE TRIGGER follow_words_topics_topic_insert AFTER INSERT ON topics_topic
BEGIN
DELETE FROM public_searchedword WHERE kind = 6 AND place = 0 AND row IN (SELECT NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, m.strategy_id, 6, m.id, 0 FROM topics_topic m, json_each(words_of(m.title || ' ' || m.words)) w WHERE m.id IN (SELECT NEW.id);
DELETE FROM public_searchedword WHERE kind = 2 AND place = 7 AND row IN (SELECT l.programme_id FROM topics_topic_programmes l WHERE l.topic_id = NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, m.strategy_id, 2, l.programme_id, 7 FROM topics_topic m JOIN topics_topic_programmes l ON l.topic_id = m.id, json_each(words_of(m.title || ' ' || m.words)) w WHERE l.programme_id IN (SELECT l.programme_id FROM topics_topic_programmes l WHERE l.topic_id = NEW.id);
DELETE FROM public_searchedword WHERE kind = 3 AND place = 7 AND row IN (SELECT l.task_id FROM topics_topic_tasks l WHERE l.topic_id = NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, m.strategy_id, 3, l.task_id, 7 FROM topics_topic m JOIN topics_topic_tasks l ON l.topic_id = m.id, json_each(words_of(m.title || ' ' || m.words)) w WHERE l.task_id IN (SELECT l.task_id FROM topics_topic_tasks l WHERE l.topic_id = NEW.id);
END;
CREATE TRIGGER follow_words_topics_topic_update AFTER UPDATE OF title, words ON topics_topic
BEGIN
DELETE FROM public_searchedword WHERE kind = 6 AND place = 0 AND row IN (SELECT OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, m.strategy_id, 6, m.id, 0 FROM topics_topic m, json_each(words_of(m.title || ' ' || m.words)) w WHERE m.id IN (SELECT OLD.id);
DELETE FROM public_searchedword WHERE kind = 6 AND place = 0 AND row IN (SELECT NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, m.strategy_id, 6, m.id, 0 FROM topics_topic m, json_each(words_of(m.title || ' ' || m.words)) w WHERE m.id IN (SELECT NEW.id);
DELETE FROM public_searchedword WHERE kind = 2 AND place = 7 AND row IN (SELECT l.programme_id FROM topics_topic_programmes l WHERE l.topic_id = OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, m.strategy_id, 2, l.programme_id, 7 FROM topics_topic m JOIN topics_topic_programmes l ON l.topic_id = m.id, json_each(words_of(m.title || ' ' || m.words)) w WHERE l.programme_id IN (SELECT l.programme_id FROM topics_topic_programmes l WHERE l.topic_id = OLD.id);
DELETE FROM public_searchedword WHERE kind = 2 AND place = 7 AND row IN (SELECT l.programme_id FROM topics_topic_programmes l WHERE l.topic_id = NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, m.strategy_id, 2, l.programme_id, 7 FROM topics_topic m JOIN topics_topic_programmes l ON l.topic_id = m.id, json_each(words_of(m.title || ' ' || m.words)) w WHERE l.programme_id IN (SELECT l.programme_id FROM topics_topic_programmes l WHERE l.topic_id = NEW.id);
DELETE FROM public_searchedword WHERE kind = 3 AND place = 7 AND row IN (SELECT l.task_id FROM topics_topic_tasks l WHERE l.topic_id = OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, m.strategy_id, 3, l.task_id, 7 FROM topics_topic m JOIN topics_topic_tasks l ON l.topic_id = m.id, json_each(words_of(m.title || ' ' || m.words)) w WHERE l.task_id IN (SELECT l.task_id FROM topics_topic_tasks l WHERE l.topic_id = OLD.id);
DELETE FROM public_searchedword WHERE kind = 3 AND place = 7 AND row IN (SELECT l.task_id FROM topics_topic_tasks l WHERE l.topic_id = NEW.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, m.strategy_id, 3, l.task_id, 7 FROM topics_topic m JOIN topics_topic_tasks l ON l.topic_id = m.id, json_each(words_of(m.title || ' ' || m.words)) w WHERE l.task_id IN (SELECT l.task_id FROM topics_topic_tasks l WHERE l.topic_id = NEW.id);
END;
CREATE TRIGGER follow_words_topics_topic_delete AFTER DELETE ON topics_topic
BEGIN
DELETE FROM public_searchedword WHERE kind = 6 AND place = 0 AND row IN (SELECT OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, m.strategy_id, 6, m.id, 0 FROM topics_topic m, json_each(words_of(m.title || ' ' || m.words)) w WHERE m.id IN (SELECT OLD.id);
DELETE FROM public_searchedword WHERE kind = 2 AND place = 7 AND row IN (SELECT l.programme_id FROM topics_topic_programmes l WHERE l.topic_id = OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, m.strategy_id, 2, l.programme_id, 7 FROM topics_topic m JOIN topics_topic_programmes l ON l.topic_id = m.id, json_each(words_of(m.title || ' ' || m.words)) w WHERE l.programme_id IN (SELECT l.programme_id FROM topics_topic_programmes l WHERE l.topic_id = OLD.id);
DELETE FROM public_searchedword WHERE kind = 3 AND place = 7 AND row IN (SELECT l.task_id FROM topics_topic_tasks l WHERE l.topic_id = OLD.id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, m.strategy_id, 3, l.task_id, 7 FROM topics_topic m JOIN topics_topic_tasks l ON l.topic_id = m.id, json_each(words_of(m.title || ' ' || m.words)) w WHERE l.task_id IN (SELECT l.task_id FROM topics_topic_tasks l WHERE l.topic_id = OLD.id);
END;
CREATE TRIGGER follow_words_topics_topic_programmes_insert AFTER INSERT ON topics_topic_programmes
BEGIN
DELETE FROM public_searchedword WHERE kind = 2 AND place = 7 AND row IN (SELECT NEW.programme_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, m.strategy_id, 2, l.programme_id, 7 FROM topics_topic m JOIN topics_topic_programmes l ON l.topic_id = m.id, json_each(words_of(m.title || ' ' || m.words)) w WHERE l.programme_id IN (SELECT NEW.programme_id);
END;
CREATE TRIGGER follow_words_topics_topic_programmes_update AFTER UPDATE OF topic_id, programme_id ON topics_topic_programmes
BEGIN
DELETE FROM public_searchedword WHERE kind = 2 AND place = 7 AND row IN (SELECT OLD.programme_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, m.strategy_id, 2, l.programme_id, 7 FROM topics_topic m JOIN topics_topic_programmes l ON l.topic_id = m.id, json_each(words_of(m.title || ' ' || m.words)) w WHERE l.programme_id IN (SELECT OLD.programme_id);
DELETE FROM public_searchedword WHERE kind = 2 AND place = 7 AND row IN (SELECT NEW.programme_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, m.strategy_id, 2, l.programme_id, 7 FROM topics_topic m JOIN topics_topic_programmes l ON l.topic_id = m.id, json_each(words_of(m.title || ' ' || m.words)) w WHERE l.programme_id IN (SELECT NEW.programme_id);
END;
CREATE TRIGGER follow_words_topics_topic_programmes_delete AFTER DELETE ON topics_topic_programmes
BEGIN
DELETE FROM public_searchedword WHERE kind = 2 AND place = 7 AND row IN (SELECT OLD.programme_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, m.strategy_id, 2, l.programme_id, 7 FROM topics_topic m JOIN topics_topic_programmes l ON l.topic_id = m.id, json_each(words_of(m.title || ' ' || m.words)) w WHERE l.programme_id IN (SELECT OLD.programme_id);
END;
CREATE TRIGGER follow_words_topics_topic_tasks_insert AFTER INSERT ON topics_topic_tasks
BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 7 AND row IN (SELECT NEW.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, m.strategy_id, 3, l.task_id, 7 FROM topics_topic m JOIN topics_topic_tasks l ON l.topic_id = m.id, json_each(words_of(m.title || ' ' || m.words)) w WHERE l.task_id IN (SELECT NEW.task_id);
END;
CREATE TRIGGER follow_words_topics_topic_tasks_update AFTER UPDATE OF topic_id, task_id ON topics_topic_tasks
BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 7 AND row IN (SELECT OLD.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, m.strategy_id, 3, l.task_id, 7 FROM topics_topic m JOIN topics_topic_tasks l ON l.topic_id = m.id, json_each(words_of(m.title || ' ' || m.words)) w WHERE l.task_id IN (SELECT OLD.task_id);
DELETE FROM public_searchedword WHERE kind = 3 AND place = 7 AND row IN (SELECT NEW.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, m.strategy_id, 3, l.task_id, 7 FROM topics_topic m JOIN topics_topic_tasks l ON l.topic_id = m.id, json_each(words_of(m.title || ' ' || m.words)) w WHERE l.task_id IN (SELECT NEW.task_id);
END;
CREATE TRIGGER follow_words_topics_topic_tasks_delete AFTER DELETE ON topics_topic_tasks
BEGIN
DELETE FROM public_searchedword WHERE kind = 3 AND place = 7 AND row IN (SELECT OLD.task_id);
INSERT INTO public_searchedword (word, strategy, kind, row, place) SELECT DISTINCT w.value, m.strategy_id, 3, l.task_id, 7 FROM topics_topic m JOIN topics_topic_tasks l ON l.topic_id = m.id, json_each(words_of(m.title || ' ' || m.words)) w WHERE l.task_id IN (SELECT OLD.task_id);
END;
CREATE INDEX "cache_expires" ON "cache" ("expires");
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('django_migrations',112);
INSERT INTO "sqlite_sequence" VALUES('django_content_type',96);
INSERT INTO "sqlite_sequence" VALUES('auth_permission',384);
INSERT INTO "sqlite_sequence" VALUES('auth_group',0);
INSERT INTO "sqlite_sequence" VALUES('organisation_appointment',2);
INSERT INTO "sqlite_sequence" VALUES('organisation_post',2);
INSERT INTO "sqlite_sequence" VALUES('account_emailaddress',0);
INSERT INTO "sqlite_sequence" VALUES('django_admin_log',0);
INSERT INTO "sqlite_sequence" VALUES('tasks_stageyear',6);
INSERT INTO "sqlite_sequence" VALUES('tasks_reportedtotal',0);
INSERT INTO "sqlite_sequence" VALUES('tasks_strategyyear',3);
INSERT INTO "sqlite_sequence" VALUES('annual_report_export',0);
INSERT INTO "sqlite_sequence" VALUES('annual_report_snapshotpart',1);
INSERT INTO "sqlite_sequence" VALUES('annual_report_snapshot',1);
INSERT INTO "sqlite_sequence" VALUES('annual_report_reopening',0);
INSERT INTO "sqlite_sequence" VALUES('tasks_executor',2);
INSERT INTO "sqlite_sequence" VALUES('tasks_fundingsource',0);
INSERT INTO "sqlite_sequence" VALUES('tasks_historicalexecutor',2);
INSERT INTO "sqlite_sequence" VALUES('tasks_historicalfundingsource',0);
INSERT INTO "sqlite_sequence" VALUES('tasks_historicalpartner',0);
INSERT INTO "sqlite_sequence" VALUES('tasks_historicalprogramme',1);
INSERT INTO "sqlite_sequence" VALUES('tasks_historicalstage',3);
INSERT INTO "sqlite_sequence" VALUES('tasks_historicalstrategy',1);
INSERT INTO "sqlite_sequence" VALUES('tasks_historicaltask',2);
INSERT INTO "sqlite_sequence" VALUES('tasks_partner',0);
INSERT INTO "sqlite_sequence" VALUES('tasks_programme',1);
INSERT INTO "sqlite_sequence" VALUES('tasks_task',2);
INSERT INTO "sqlite_sequence" VALUES('tasks_stage',3);
INSERT INTO "sqlite_sequence" VALUES('tasks_strategy',1);
INSERT INTO "sqlite_sequence" VALUES('tasks_formercode',0);
INSERT INTO "sqlite_sequence" VALUES('indicators_indicatorvalue',4);
INSERT INTO "sqlite_sequence" VALUES('indicators_historicalindicator',2);
INSERT INTO "sqlite_sequence" VALUES('indicators_indicator',2);
INSERT INTO "sqlite_sequence" VALUES('indicators_indicatorbreak',0);
INSERT INTO "sqlite_sequence" VALUES('indicators_indicatortarget',0);
INSERT INTO "sqlite_sequence" VALUES('indicators_measure',30);
INSERT INTO "sqlite_sequence" VALUES('letters_letter',1);
INSERT INTO "sqlite_sequence" VALUES('mfa_authenticator',0);
INSERT INTO "sqlite_sequence" VALUES('reporting_notice',0);
INSERT INTO "sqlite_sequence" VALUES('reporting_version',3);
INSERT INTO "sqlite_sequence" VALUES('reporting_report',2);
INSERT INTO "sqlite_sequence" VALUES('reporting_campaign',1);
INSERT INTO "sqlite_sequence" VALUES('reporting_historicalcampaign',1);
INSERT INTO "sqlite_sequence" VALUES('tasks_historicalgoal',1);
INSERT INTO "sqlite_sequence" VALUES('tasks_goal',1);
INSERT INTO "sqlite_sequence" VALUES('topics_topic',0);
INSERT INTO "sqlite_sequence" VALUES('leszno_strategy_publicversion',1);
INSERT INTO "sqlite_sequence" VALUES('tasks_taskyear',39);
INSERT INTO "sqlite_sequence" VALUES('public_searchedword',35);
INSERT INTO "sqlite_sequence" VALUES('organisation_historicalpost',2);
INSERT INTO "sqlite_sequence" VALUES('organisation_user',2);
INSERT INTO "sqlite_sequence" VALUES('organisation_historicalappointment',2);
INSERT INTO "sqlite_sequence" VALUES('organisation_unit',1);
INSERT INTO "sqlite_sequence" VALUES('organisation_historicalunit',1);
INSERT INTO "sqlite_sequence" VALUES('tasks_changedsums',1);
INSERT INTO "sqlite_sequence" VALUES('indicators_changedfacts',3);
INSERT INTO "sqlite_sequence" VALUES('tasks_historicalstrategyyear',3);
INSERT INTO "sqlite_sequence" VALUES('tasks_historicalstageyear',7);
INSERT INTO "sqlite_sequence" VALUES('indicators_historicalindicatorvalue',5);
INSERT INTO "sqlite_sequence" VALUES('reporting_attachment',1);
INSERT INTO "sqlite_sequence" VALUES('feedback_feedback',1);
INSERT INTO "sqlite_sequence" VALUES('public_follower',1);
INSERT INTO "sqlite_sequence" VALUES('tasks_programmemoney',3);
COMMIT;
