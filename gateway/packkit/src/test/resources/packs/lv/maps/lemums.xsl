<?xml version="1.0" encoding="UTF-8"?>
<!-- M04 ReferralDecision -> lēmums -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:trm="urn:trmgateway:map:1"
                xmlns:c="urn:trmgateway:messages:1" xmlns="urn:trmgateway:pack:1" exclude-result-prefixes="#all">

  <xsl:import href="../../shared/to-national.xsl"/>

  <xsl:template match="/c:ReferralDecision">
    <text>
      <line key="veids">lēmums</line>
      <line key="ziņojums"><xsl:value-of select="$trm:context?message-id"/></line>
      <line key="atsauce"><xsl:value-of select="$trm:context?case-reference"/></line>
      <xsl:for-each select="$trm:context?case-number[. ne '']"><line key="lieta"><xsl:value-of select="."/></line></xsl:for-each>
      <xsl:for-each select="$trm:context?in-reply-to[. ne '']"><line key="atbilde uz"><xsl:value-of select="."/></line></xsl:for-each>
      <xsl:for-each select="c:Decision">
        <line key="lēmums"><xsl:value-of select="trm:national('lēmums', c:trm_Decision)"/></line>
        <xsl:for-each select="c:trm_DecisionReason"><line key="iemesls"><xsl:value-of select="trm:label('trm_DecisionReason', .)"/></line></xsl:for-each>
        <xsl:for-each select="c:trm_DecidedOn"><line key="datums"><xsl:value-of select="trm:dmy(.)"/></line></xsl:for-each>
        <xsl:for-each select="c:trm_OfferedService"><line key="pakalpojums"><xsl:value-of select="trm:label('trm_Need', .)"/></line></xsl:for-each>
      </xsl:for-each>
    </text>
  </xsl:template>
</xsl:stylesheet>
