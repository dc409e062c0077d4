<?xml version="1.0" encoding="UTF-8"?>
<!-- nosūtījums -> M03 ReferralRequest -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:trm="urn:trmgateway:map:1"
                xmlns:p="urn:trmgateway:pack:1" xmlns="urn:trmgateway:messages:1" exclude-result-prefixes="#all">

  <xsl:import href="../../shared/to-canonical.xsl"/>

  <xsl:template match="p:text" mode="form">
    <ReferralRequest>
      <Case>
        <xsl:sequence select="trm:leaf('trm_CaseNumber', p:line[@key eq 'lieta'])"/>
        <xsl:sequence select="trm:leaf('trm_CaseReference', p:line[@key eq 'atsauce'])"/>
        <xsl:sequence select="trm:leaf('trm_Recipient', p:line[@key eq 'saņēmējs'])"/>
        <xsl:sequence select="trm:coded('trm_Urgency', p:line[@key eq 'steidzamība'], 'steidzamība')"/>
      </Case>
      <Person>
        <xsl:sequence select="trm:leaf('prs_SecondName', p:line[@key eq 'uzvārds'])"/>
        <xsl:sequence select="trm:leaf('prs_FirstName', p:line[@key eq 'vārds'])"/>
        <xsl:sequence select="p:line[@key eq 'dzimis'] ! trm:leaf('prs_Birthdate', trm:date-dmy(., 'P3'))"/>
        <xsl:for-each select="p:line[@key eq 'vieta'] ! trm:place(., 'P10')">
          <xsl:sequence select="trm:leaf('trm_OriginSettlement', ?name)"/>
          <xsl:sequence select="trm:leaf('trm_OriginRegion', ?region)"/>
          <xsl:sequence select="trm:leaf('trm_OriginCountry', ?country)"/>
        </xsl:for-each>
      </Person>
      <Needs>
        <xsl:sequence select="trm:coded('trm_Need', p:line[@key eq 'vajadzība'], 'vajadzība')"/>
        <!-- the message has no place for the note -->
        <xsl:sequence select="trm:dropped(p:line[@key eq 'piezīme'], 'N1', 'piezīme')"/>
      </Needs>
      <Consent>
        <xsl:variable name="form" select="."/>
        <xsl:for-each select="p:line[@key eq 'piekrišana']">
          <ConsentCell>
            <xsl:sequence select="trm:leaf('trm_ConsentPurpose', 'referral')"/>
            <xsl:sequence select="trm:leaf('trm_ConsentRecipient', $form/p:line[@key eq 'saņēmējs'])"/>
            <xsl:sequence select="trm:leaf('trm_ConsentCategory', trm:code('piekrišana', .))"/>
            <xsl:sequence select="trm:leaf('trm_ConsentFrom', trm:date-dmy($form/p:line[@key eq 'piekrišana no'], 'C2'))"/>
            <xsl:sequence select="trm:leaf('trm_ConsentUntil', trm:date-dmy($form/p:line[@key eq 'piekrišana līdz'], 'C2'))"/>
            <xsl:sequence select="trm:leaf('trm_ConsentOnward', 'no')"/>
          </ConsentCell>
        </xsl:for-each>
      </Consent>
    </ReferralRequest>
  </xsl:template>
</xsl:stylesheet>
