/* xl-kinds-network.h - the records that a network lives on between its projects; xl-kinds.h includes it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-kind.h"

G_BEGIN_DECLS

typedef struct
{
  XlRecord parent_instance;
  char *title;
  int type;                   /* 1 conference to 8 other */
  XlDate starts;
  XlDate ends;
  char *from_time;            /* local time, HH:MM */
  char *to_time;              /* local time, HH:MM */
  char *zone;                 /* IANA: Europe/Brussels */
  char *letters;              /* CET: what the announcement says */
  char *place;
  gint64 network;
  gint64 announced;
  char **speakers;            /* names as the announcement has them */
  char *summary;
} XlEvent;

typedef enum
{
  XL_ITEM_OPENING = 1,
  XL_ITEM_TALK,
  XL_ITEM_DEBATE,
  XL_ITEM_SIGNING,
  XL_ITEM_BREAK,
  XL_ITEM_CLOSING,
  XL_ITEM_OTHER,
} XlAgendaItemType;

typedef struct
{
  XlRecord parent_instance;
  char *title;
  gint64 event;
  int type;                   /* XlAgendaItemType */
  XlDate date;
  char *from_time;            /* local time, HH:MM */
  char *to_time;              /* local time, HH:MM */
  gint64 person;
  gint64 organisation;
  gint64 project;
  char *minutes;              /* what was said */
} XlAgendaItem;

typedef enum
{
  XL_ROLE_HOST = 1,
  XL_ROLE_CHAIR,
  XL_ROLE_SPEAKER,
  XL_ROLE_PARTICIPANT,
  XL_ROLE_MEMBER,
} XlAttendanceRole;

typedef enum
{
  XL_ATTENDANCE_INVITED = 1,
  XL_ATTENDANCE_REGISTERED,
  XL_ATTENDANCE_ATTENDED,
  XL_ATTENDANCE_EXCUSED,
} XlAttendanceStatus;

typedef struct
{
  XlRecord parent_instance;
  gint64 event;
  gint64 working_group;
  gint64 person;
  gint64 organisation;
  gint64 region;
  gint64 project;
  int role;                   /* XlAttendanceRole */
  int status;                 /* XlAttendanceStatus */
  gint64 people;
} XlAttendance;

typedef enum
{
  XL_OUTCOME_MOU = 1,
  XL_OUTCOME_DECISION,
  XL_OUTCOME_ACTION,
  XL_OUTCOME_CONTACT,
} XlOutcomeType;

typedef struct
{
  XlRecord parent_instance;
  char *title;
  gint64 event;
  int type;                   /* XlOutcomeType */
  gint64 agreement;
  gint64 project;
  gint64 organisation;
  gint64 person;
  XlDate due;
  XlDate done;
} XlOutcome;

typedef struct
{
  XlRecord parent_instance;
  char *name;
  char *summary;
} XlTopic;

typedef enum
{
  XL_POSITION_DRAFT = 1,
  XL_POSITION_CONSULTATION,
  XL_POSITION_ADOPTED,
} XlPositionStatus;

typedef struct
{
  XlRecord parent_instance;
  char *title;
  gint64 topic;
  gint64 network;
  int status;                 /* XlPositionStatus */
  gint64 addressee;
  XlDate due;
  XlDate date;
  char *text;
  gint64 document;
} XlPosition;

typedef struct
{
  XlRecord parent_instance;
  gint64 position;
  gint64 region;
  gint64 organisation;
  gint64 project;
  XlDate date;
  char *text;
} XlContribution;

typedef struct
{
  XlRecord parent_instance;
  char *name;
  char *summary;
  gint64 region;
  gint64 organisation;
  gint64 project;
  char **objectives;          /* of O1 to O4 */
  XlDate since;
  gint64 document;
} XlPractice;

typedef enum
{
  XL_TRANSFER_OFFERED = 1,
  XL_TRANSFER_IN_TRANSFER,
  XL_TRANSFER_ADOPTED,
  XL_TRANSFER_DROPPED,
} XlTransferStatus;

typedef struct
{
  XlRecord parent_instance;
  gint64 practice;
  gint64 giver;
  gint64 region;
  gint64 organisation;
  int status;                 /* XlTransferStatus */
  XlDate date;
  char *reason;
} XlTransfer;

typedef struct
{
  XlRecord parent_instance;
  char *title;
  char *programme;
  XlDate opens;
  XlDate closes;
  gint64 budget;              /* minor units of EUR */
  char **countries;           /* ISO 3166-1 alpha-2; NULL for any */
  gint64 min_countries;
  gint64 trl_from;
  gint64 trl_to;
  gint64 share;               /* basis points of the cost */
  gint64 min_grant;           /* minor units of EUR */
  gint64 max_grant;           /* minor units of EUR */
  char *website;              /* stored, never fetched */
} XlCall;

typedef struct
{
  XlRecord parent_instance;
  char *name;
  char *purpose;
  gint64 network;
  gint64 organisation;
  XlDate since;
  XlDate until;
} XlWorkingGroup;

typedef struct
{
  XlRecord parent_instance;
  char *title;
  gint64 person;
  gint64 organisation;
  gint64 event;
  XlDate since;
  XlDate until;
  gint64 hours;
  char *result;
} XlTraining;

G_END_DECLS
