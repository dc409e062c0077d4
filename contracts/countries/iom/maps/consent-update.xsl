<?xml version="1.0" encoding="UTF-8"?>
<!-- M22 ConsentUpdate -> what the office must stop, and what it may still do. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:trm="urn:trmgateway:map:1" xmlns:plain="urn:trmgateway:plain:1" xmlns:iom="urn:trmgateway:iom"
                xmlns:c="urn:trmgateway:messages:1" xmlns="http://www.w3.org/2005/xpath-functions" exclude-result-prefixes="#all">

  <xsl:import href="consent.xsl"/>

  <xsl:template match="/c:ConsentUpdate">
    <map>
      <xsl:call-template name="plain:provenance"><xsl:with-param name="form" select="local-name()"/></xsl:call-template>
      <boolean key="everythingWithdrawn"><xsl:value-of select="c:Withdrawal/c:trm_WithdrawAll = 'true'"/></boolean>
      <array key="withdrawals">
        <xsl:for-each select="c:Withdrawal">
          <map>
            <xsl:sequence select="iom:text('on', c:trm_WithdrawnOn)"/>
            <xsl:sequence select="iom:boolean('everything', c:trm_WithdrawAll)"/>
            <xsl:sequence select="iom:code('purpose', c:trm_WithdrawnPurpose, 'trm_ConsentPurpose')"/>
            <xsl:sequence select="iom:code('category', c:trm_WithdrawnCategory, 'trm_ConsentCategory')"/>
          </map>
        </xsl:for-each>
      </array>
      <xsl:apply-templates select="c:Consent"/>
      <xsl:call-template name="plain:remarks"/>
    </map>
  </xsl:template>
</xsl:stylesheet>
