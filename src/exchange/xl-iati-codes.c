/* xl-iati-codes.c - code lists of IATI 2.03 beside our choices */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xl-iati-private.h"

#include <string.h>

/**
 * Code:
 * @choice: ours; several may have one code, and the first of these is meant when it comes in
 * @code: of the IATI list
 *
 * Codes that only come in stand at the end of their list.
 */
typedef struct
{
  int choice;
  const char *code;
} Code;

static const Code organisations[] = { { XL_ORG_AUTHORITY, "11" },
                                      { XL_ORG_AGENCY, "15" },
                                      { XL_ORG_NETWORK, "23" },
                                      { XL_ORG_NGO, "22" },
                                      { XL_ORG_ASSOCIATION, "22" },
                                      { XL_ORG_CITIZENS, "22" },
                                      { XL_ORG_CLUSTER, "30" },
                                      { XL_ORG_COMPANY, "70" },
                                      { XL_ORG_CHEMICAL_PARK, "70" },
                                      { XL_ORG_INVESTOR, "70" },
                                      { XL_ORG_RESEARCH, "80" },
                                      { XL_ORG_PROMOTIONAL_BANK, "15" },
                                      { XL_ORG_IFI, "40" },
                                      { XL_ORG_EU_BODY, "40" },
                                      { XL_ORG_AUTHORITY, "10" },
                                      { XL_ORG_NGO, "21" },
                                      { XL_ORG_NGO, "24" },
                                      { XL_ORG_NGO, "60" },
                                      { XL_ORG_COMPANY, "71" },
                                      { XL_ORG_COMPANY, "72" },
                                      { XL_ORG_COMPANY, "73" },
                                      { 0, "90" }, /* not said */
                                      { 0, NULL } };

/* 1 funding, 2 accountable, 3 extending, 4 implementing */
static const Code roles[] = { { XL_PART_FINANCIER, "1" },  { XL_PART_COORDINATOR, "2" },
                              { XL_PART_AUTHORITY, "2" },  { XL_PART_ADVISER, "3" },
                              { XL_PART_PARTNER, "4" },    { XL_PART_PROMOTER, "4" },
                              { XL_PART_TECHNOLOGY, "4" }, { XL_PART_OFF_TAKER, "4" },
                              { XL_PART_FEEDSTOCK, "4" },  { 0, NULL } };

/* 110 grant, 421 standard loan, 510 common equity, 1100 guarantee */
static const Code finances[]
    = { { XL_INSTRUMENT_NATIONAL_GRANT, "110" }, { XL_INSTRUMENT_EU_GRANT, "110" },
        { XL_INSTRUMENT_LOAN, "421" },           { XL_INSTRUMENT_EQUITY, "510" },
        { XL_INSTRUMENT_QUASI_EQUITY, "510" },   { XL_INSTRUMENT_OWN_FUNDS, "510" },
        { XL_INSTRUMENT_GUARANTEE, "1100" },     { 0, NULL } };

/* 1 pipeline, 2 implementation; 3 finalisation, 4 closed, 5 cancelled and 6 suspended are no stages
 * of ours */
static const Code statuses[]
    = { { XL_STAGE_LEARN, "1" },         { XL_STAGE_CONNECT, "1" },  { XL_STAGE_DEMONSTRATE, "2" },
        { XL_STAGE_COMMERCIALISE, "2" }, { XL_STAGE_SCALE_UP, "2" }, { 0, NULL } };

/* 1 output, 2 outcome, 3 impact, 9 other; in the order of the logframe */
static const Code results[] = { { 1, "3" }, { 2, "2" }, { 3, "1" }, { 4, "9" }, { 0, NULL } };

/* A01 appraisal, A04 conditions, A09 memorandum, A11 contract, A02 purpose, A07 review */
static const Code documents[] = { { 1, "A09" }, { 2, "A11" }, { 3, "A01" }, { 4, "A04" },
                                  { 5, "A02" }, { 6, "A07" }, { 7, "A02" }, { 0, NULL } };

static const Code agreements[] = { { XL_AGREEMENT_MOU, "A09" },
                                   { XL_AGREEMENT_LETTER, "A09" },
                                   { XL_AGREEMENT_CONSORTIUM, "A11" },
                                   { XL_AGREEMENT_COINVESTMENT, "A11" },
                                   { 0, NULL } };

static const Code *const lists[] = {
  [XL_IATI_ORGANISATION] = organisations,
  [XL_IATI_ROLE] = roles,
  [XL_IATI_FINANCE] = finances,
  [XL_IATI_STATUS] = statuses,
  [XL_IATI_RESULT] = results,
  [XL_IATI_DOCUMENT] = documents,
  [XL_IATI_AGREEMENT] = agreements,
};

/**
 * xl_iati_code:
 * @choice: ours, from 1
 *
 * Returns: (transfer none): the code; that of the first where there is none
 */
const char *
xl_iati_code (XlIatiList list, int choice)
{
  for (const Code *row = lists[list]; row->code != NULL; row++)
    if (row->choice == choice)
      return row->code;
  return lists[list]->code;
}

/**
 * xl_iati_choice:
 * @code: (nullable): of the IATI list
 *
 * Returns: our choice, or 0 where there is none
 */
int
xl_iati_choice (XlIatiList list, const char *code)
{
  for (const Code *row = lists[list]; row->code != NULL; row++)
    if (g_strcmp0 (row->code, code) == 0)
      return row->choice;
  return 0;
}

/**
 * xl_iati_rides:
 *
 * Returns: whether records of @kind ride along in our own namespace, because IATI has no home for
 * all of them
 */
gboolean
xl_iati_rides (const XlKind *kind)
{
  static const XlKind *const riding[] = {
    &xl_kind_source,         &xl_kind_region,        &xl_kind_organisation, &xl_kind_project,
    &xl_kind_project_region, &xl_kind_participation, &xl_kind_stage_move,   &xl_kind_document,
    &xl_kind_agreement,      &xl_kind_milestone,     &xl_kind_funding_line, &xl_kind_risk,
    &xl_kind_indicator,
  };

  for (guint i = 0; i < G_N_ELEMENTS (riding); i++)
    if (riding[i] == kind)
      return TRUE;
  return FALSE;
}
