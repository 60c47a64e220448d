/* xl-kinds.h - the records of a plan, typed, for people and for finance code */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xl-kind.h"

G_BEGIN_DECLS

/* The same facts stand once more in the field tables (xl-kinds-*.c), for machines. */
extern const XlKind xl_kind_region, xl_kind_network, xl_kind_membership, xl_kind_organisation, xl_kind_person,
  xl_kind_tie, xl_kind_project, xl_kind_project_region, xl_kind_participation, xl_kind_stage_move, xl_kind_agreement,
  xl_kind_party, xl_kind_source, xl_kind_document, xl_kind_evidence, xl_kind_milestone, xl_kind_cash_line,
  xl_kind_funding_line, xl_kind_risk, xl_kind_indicator, xl_kind_score, xl_kind_scenario, xl_kind_setting,
  xl_kind_justification, xl_kind_value_chain, xl_kind_step, xl_kind_capability, xl_kind_flow, xl_kind_match,
  xl_kind_disruption, xl_kind_readiness, xl_kind_strategy, xl_kind_event, xl_kind_agenda_item,
  xl_kind_attendance, xl_kind_outcome, xl_kind_topic, xl_kind_position, xl_kind_contribution, xl_kind_practice,
  xl_kind_transfer, xl_kind_call, xl_kind_working_group, xl_kind_training, xl_kind_view, xl_kind_scene,
  xl_kind_tag, xl_kind_idea;

typedef enum
{
  XL_SCHEME_NUTS2016 = 1,
  XL_SCHEME_NUTS2021,
  XL_SCHEME_NUTS2024,
  XL_SCHEME_ITL,
  XL_SCHEME_ISO3166_2,
  XL_SCHEME_NONE,
} XlScheme;

typedef struct
{
  XlRecord parent_instance;
  char *name;
  char *local_name;
  char *country;              /* ISO 3166-1 alpha-2 */
  int scheme;                 /* XlScheme */
  char *code;
  double lat, lon;            /* degrees WGS 84, the main site */
  char *site;
  gint64 population;          /* persons */
  gint64 chemical_employment; /* persons */
  gint64 employment;          /* persons */
  char *priorities;
} XlRegion;

typedef struct
{
  XlRecord parent_instance;
  char *acronym;
  char *name;
  char *purpose;
} XlNetwork;

typedef enum
{
  XL_MEMBER_LEAD = 1,
  XL_MEMBER_MEMBER,
  XL_MEMBER_OBSERVER,
  XL_MEMBER_APPLICANT,
  XL_MEMBER_NON_EU,
  XL_MEMBER_FOUNDER,
  XL_MEMBER_CONTACT,
  XL_MEMBER_FORMER,
} XlMemberRole;

typedef struct
{
  XlRecord parent_instance;
  gint64 region, network;
  int role;                   /* XlMemberRole */
  XlDate since, until;
} XlMembership;

typedef enum
{
  XL_ORG_AUTHORITY = 1,
  XL_ORG_AGENCY,
  XL_ORG_NETWORK,
  XL_ORG_ASSOCIATION,
  XL_ORG_CLUSTER,
  XL_ORG_CHEMICAL_PARK,
  XL_ORG_COMPANY,
  XL_ORG_RESEARCH,
  XL_ORG_PROMOTIONAL_BANK,
  XL_ORG_IFI,
  XL_ORG_INVESTOR,
  XL_ORG_EU_BODY,
  XL_ORG_NGO,
  XL_ORG_CITIZENS,
} XlOrganisationType;

/* The sector helix; follows from the type of an organisation. */
typedef enum
{
  XL_HELIX_NONE,
  XL_HELIX_PUBLIC,
  XL_HELIX_PRIVATE,
  XL_HELIX_RESEARCH,
  XL_HELIX_CIVIL,
} XlHelix;

typedef struct
{
  XlRecord parent_instance;
  char *name;
  char **aliases;
  int type;                   /* XlOrganisationType; 0 where nobody has said it */
  gint64 region;
  char *country;              /* where the region does not say it */
  char *website;              /* stored, never fetched */
  int nace_scheme;            /* 1 NACE Rev. 2, 2 NACE Rev. 2.1 */
  char **nace;
  int size;                   /* 1 micro, 2 small, 3 medium, 4 large */
  gint64 members;
  int accreditation;          /* 1 none, 2 bronze, 3 silver, 4 gold */
  char *circularity;          /* circularity criteria of the accreditation */
} XlOrganisation;

typedef struct
{
  XlRecord parent_instance;
  char *name;
  char **aliases;
  gint64 organisation;
  char *function;
  char *email;
  int consent;                /* 1 unknown, 2 given, 3 withdrawn */
  int public_role;
} XlPerson;

typedef struct
{
  XlRecord parent_instance;
  gint64 organisation;        /* this one ... */
  int type;                   /* 1 member of, 2 partner, 3 supplier, 4 customer, 5 funds, 6 advises, 7 owns */
  gint64 other;               /* ... that one */
  gint64 strength;            /* 1 to 5 */
  XlDate since, until;
  char *evidence;
} XlTie;

typedef enum
{
  XL_STAGE_LEARN = 1,
  XL_STAGE_CONNECT,
  XL_STAGE_DEMONSTRATE,
  XL_STAGE_COMMERCIALISE,
  XL_STAGE_SCALE_UP,
} XlStage;

typedef struct
{
  XlRecord parent_instance;
  char *acronym;
  char *title;
  char *summary;
  int type;                   /* 1 investment, 2 pilot or demo, 3 cooperation, 4 policy learning, 5 programme */
  char **objectives;          /* of O1 to O4 */
  gint64 trl_now, trl_goal;   /* 1 to 9 */
  XlDate starts, ends;
  gint64 price_year;
  char *currency;             /* ISO 4217 */
  gint64 horizon;             /* years */
  gint64 discount_rate;       /* basis points, real */
  gint64 parent;              /* programme */
  int confidentiality;        /* XlConfidentiality */
  gint64 investment;          /* minor units: an estimate, while there is no cash plan */
  gint64 social_rate;         /* basis points, real */
  gint64 cofinancing_rate;    /* basis points: of the eligible cost in the gap that the programme pays */
  gint64 offtake;             /* basis points of capacity that buyers have agreed to take */
  int permits;                /* 1 not needed, 2 needed, 3 applied for, 4 granted */
} XlProject;

typedef enum
{
  XL_CONFIDENTIALITY_OPEN = 1,
  XL_CONFIDENTIALITY_PARTNERS,
  XL_CONFIDENTIALITY_PRIVATE,
} XlConfidentiality;

typedef enum
{
  XL_REGION_LEAD = 1,
  XL_REGION_PARTNER,
  XL_REGION_SITE,
  XL_REGION_MARKET,
  XL_REGION_FEEDSTOCK,
} XlProjectRegionRole;

typedef struct
{
  XlRecord parent_instance;
  gint64 project, region;
  int role;                   /* XlProjectRegionRole */
} XlProjectRegion;

typedef enum
{
  XL_PART_COORDINATOR = 1,
  XL_PART_PARTNER,
  XL_PART_PROMOTER,
  XL_PART_TECHNOLOGY,
  XL_PART_OFF_TAKER,
  XL_PART_FEEDSTOCK,
  XL_PART_FINANCIER,
  XL_PART_AUTHORITY,
  XL_PART_ADVISER,
} XlParticipationRole;

typedef struct
{
  XlRecord parent_instance;
  gint64 project, organisation;
  int role;                   /* XlParticipationRole */
  gint64 budget;              /* minor units of the project's currency */
  gint64 cofinancing;         /* basis points */
} XlParticipation;

typedef struct
{
  XlRecord parent_instance;
  gint64 project;
  int from_stage, to_stage;   /* XlStage; from is 0 in the first */
  XlDate date;
  char *decided_by;
  char *reason;
  char *gate_result;
} XlStageMove;

typedef enum
{
  XL_AGREEMENT_LETTER = 1,
  XL_AGREEMENT_MOU,
  XL_AGREEMENT_COINVESTMENT,
  XL_AGREEMENT_CONSORTIUM,
} XlAgreementType;

typedef struct
{
  XlRecord parent_instance;
  int type;                   /* XlAgreementType */
  char *title;
  XlDate date;
  gint64 network;
  gint64 document;
  gint64 project;
  gint64 event;               /* at which it was signed */
} XlAgreement;

typedef struct
{
  XlRecord parent_instance;
  gint64 agreement;
  gint64 region, organisation; /* one of the two */
} XlParty;

typedef struct
{
  XlRecord parent_instance;
  char *title;
  char *publisher;
  XlDate date;
  char *address;              /* text; never fetched */
  char *licence;
} XlSource;

typedef struct
{
  XlRecord parent_instance;
  int type;                   /* 1 letter, 2 agreement, 3 study, 4 permit, 5 presentation, 6 minutes, 7 other */
  char *title;
  XlDate date;
  char *sha256;               /* 64 hex digits */
  char *path;
  gint64 project;
} XlDocument;

typedef struct
{
  XlRecord parent_instance;
  gint64 record;              /* of any kind */
  char *field;                /* the field's name; provenance, source and note are the record's own */
} XlEvidence;

typedef struct
{
  XlRecord parent_instance;
  gint64 project;
  char *title;
  XlDate starts, due, done;
  gint64 depends_on;          /* milestone */
} XlMilestone;

/* The same order as XlCashCategory of the finance room, from 1. */
typedef enum
{
  XL_LINE_CAPEX = 1,
  XL_LINE_REPLACEMENT,
  XL_LINE_WORKING_CAPITAL,
  XL_LINE_REVENUE,
  XL_LINE_OPEX,
  XL_LINE_RESIDUAL,
  XL_LINE_TAX,
  XL_LINE_EXTERNALITY,
  XL_LINE_CO2,
} XlLineCategory;

typedef struct
{
  XlRecord parent_instance;
  gint64 project;
  int category;               /* XlLineCategory */
  char *label;
  gint64 year;
  gint64 amount;              /* minor units, positive: the category gives the sign */
  double tonnes;              /* t CO2e avoided; of category co2 only */
  int eligible;               /* of a cost: eligible for a grant */
} XlCashLine;

typedef enum
{
  XL_INSTRUMENT_EU_GRANT = 1,
  XL_INSTRUMENT_NATIONAL_GRANT,
  XL_INSTRUMENT_LOAN,
  XL_INSTRUMENT_GUARANTEE,
  XL_INSTRUMENT_EQUITY,
  XL_INSTRUMENT_QUASI_EQUITY,
  XL_INSTRUMENT_OWN_FUNDS,
} XlInstrument;

typedef enum
{
  XL_FUNDING_IDEA = 1,
  XL_FUNDING_APPLIED,
  XL_FUNDING_APPRAISED,
  XL_FUNDING_APPROVED,
  XL_FUNDING_SIGNED,
  XL_FUNDING_DISBURSED,
  XL_FUNDING_REFUSED,
} XlFundingStatus;

typedef struct
{
  XlRecord parent_instance;
  gint64 project;
  char *label;
  gint64 organisation;        /* the financier */
  int instrument;             /* XlInstrument */
  gint64 amount;              /* minor units */
  gint64 year;                /* in which it is paid out */
  int status;                 /* XlFundingStatus */
  int track;                  /* 1 proposal, 2 appraisal, 3 approval, 4 signature, 5 disbursement, 6 monitoring,
                                 7 repayment */
  XlDate track_since;
  gint64 rate;                /* basis points a year, of a loan */
  gint64 tenor;               /* years of debt service, grace included */
  gint64 grace;               /* of these, interest only */
  gint64 first_payment;       /* year of the first debt service; the year after @year unless said */
  int repayment;              /* 1 annuity, 2 equal principal, 3 bullet, 4 custom */
  char **schedule;            /* custom: "2028=1250000.00", principal by year in currency units */
} XlFundingLine;

typedef struct
{
  XlRecord parent_instance;
  gint64 project;
  char *cause, *effect;
  gint64 probability, impact; /* 1 to 5 */
  gint64 owner;               /* organisation */
  char *mitigation;
  gint64 residual_probability, residual_impact;
  int status;                 /* 1 open, 2 mitigated, 3 closed, 4 occurred */
} XlRisk;

typedef struct
{
  XlRecord parent_instance;
  gint64 project;
  int level;                  /* 1 impact, 2 outcome, 3 output, 4 activity */
  char *title, *unit;
  double baseline, target, actual;
  char *verification, *assumption;
} XlIndicator;

#define XL_N_CRITERIA 9

typedef struct
{
  XlRecord parent_instance;
  gint64 project;
  int criterion;              /* 1 to XL_N_CRITERIA, in the order of the scorecard */
  gint64 score;               /* 0 to 5 */
} XlScore;

typedef struct
{
  XlRecord parent_instance;
  gint64 project;
  char *title;
  gint64 capex_change, revenue_change, opex_change, grant_change; /* basis points of the line */
  gint64 interest_change;     /* basis points, added to the rate */
  gint64 delay;               /* years by which operation starts later */
} XlProjectScenario;

typedef struct
{
  XlRecord parent_instance;
  char *name;                 /* one of the settings of the rules room */
  double value;
} XlSetting;

typedef struct
{
  XlRecord parent_instance;
  gint64 record;              /* of any kind: what the finding is about */
  char *rule;                 /* the rule's name */
  char *field;                /* the finding's field, where it has one */
  char *reason;
  char *decided_by;
  XlDate date;
} XlJustification;

typedef enum
{
  XL_CAPABILITY_HAS = 1,
  XL_CAPABILITY_WANTS,
  XL_CAPABILITY_PLANS,
} XlCapabilityLevel;

typedef enum
{
  XL_FLOW_OFFER = 1,
  XL_FLOW_NEED,
} XlFlowDirection;

#define XL_FLOW_WASTE 1

typedef enum
{
  XL_MATCH_CANDIDATE = 1,
  XL_MATCH_IN_DISCUSSION,
  XL_MATCH_NEGOTIATED,
  XL_MATCH_IMPLEMENTED,
  XL_MATCH_REJECTED,
} XlMatchStatus;

typedef struct
{
  XlRecord parent_instance;
  char *name;
  char *summary;
} XlValueChain;

typedef struct
{
  XlRecord parent_instance;
  char *name;
  gint64 chain;
  gint64 position;            /* from 0 */
  int category;               /* 1 feedstock to 6 recovery, as people draw it */
  gint64 feeds;               /* a step of the same chain, or 0: the next in order */
} XlChainStep;

typedef struct
{
  XlRecord parent_instance;
  gint64 organisation;
  gint64 step;
  int level;                  /* XlCapabilityLevel */
  XlDate since;
  XlDate until;
} XlCapability;

typedef struct
{
  XlRecord parent_instance;
  char *material;
  int direction;              /* XlFlowDirection */
  gint64 region;
  gint64 organisation;
  int flow_class;             /* XL_FLOW_WASTE, or what is outside waste law */
  char **codes;               /* of the List of Waste, or nicks of the class */
  char **nace;
  double quantity;            /* per year, or power; NAN unknown */
  int unit;
  gint64 price;               /* minor units of EUR per unit; below 0 a gate fee */
  double max_km;              /* NAN: any distance */
  char *seasonality;
  char *form;
  char *purity;
  XlDate since;
  XlDate until;
  int confidentiality;
} XlFlow;

typedef struct
{
  XlRecord parent_instance;
  gint64 offer;
  gint64 need;
  int status;                 /* XlMatchStatus */
  char *reason;
  gint64 project;             /* made of it, or 0 */
} XlMatch;

typedef struct
{
  XlRecord parent_instance;
  char *title;
  gint64 step;
  gint64 region;
  char *material;
  gint64 severity;
  XlDate since;
  XlDate until;
  gint64 project;
} XlDisruption;

typedef struct
{
  XlRecord parent_instance;
  gint64 region;
  int feedstock;              /* 1 biomass, 2 waste, 3 effluent gas */
  gint64 supply;
  gint64 infrastructure;
  gint64 finance;
  gint64 skills;
  gint64 support;
  gint64 markets;
  gint64 entrepreneurship;
  gint64 policy;
  XlDate date;
} XlReadiness;

typedef struct
{
  XlRecord parent_instance;
  char *title;
  gint64 region;
  char *material;
  char *goals;
  char *indicator;
  char *baseline;
  char *target;
  XlDate due;
} XlStrategy;

typedef enum
{
  XL_VIEW_NETWORK = 1,
  XL_VIEW_CLUSTERS,
  XL_VIEW_GEOGRAPHY,
  XL_VIEW_PIPELINE,
  XL_VIEW_CIRCLE,
} XlViewLayout;

typedef struct
{
  XlRecord parent_instance;
  char *name;
  int layout;                 /* XlViewLayout */
  char **kinds, **stages, **objectives; /* what is shown; NULL for all */
  char *country, *tag;
  gint64 focus;               /* a record of any kind that is a node, or 0 */
  gint64 hops;                /* how far around it */
  int size_by;                /* 1 projects, 2 degree, 3 betweenness, 4 closeness, 5 core, 6 money, 7 CO2 */
  int colour_by;              /* 1 country, 2 stage, 3 type, 4 component, 5 core */
  XlDate day;                 /* of the time slider; none: today */
  double zoom, x, y;          /* 1 fits the window; what lies in the middle, in world px */
} XlSavedView;

typedef struct
{
  XlRecord parent_instance;
  char *title;
  gint64 position;
  gint64 view;
  char *line;                 /* the one line of text below */
} XlStoryScene;

typedef struct
{
  XlRecord parent_instance;
  char *name;
  gint64 record;              /* of any kind */
} XlTag;

typedef struct
{
  XlRecord parent_instance;
  char *text;
  char *proposer;
  XlDate date;
  gint64 project;
  int settled;
} XlIdea;

G_END_DECLS

#include "xl-kinds-network.h"
