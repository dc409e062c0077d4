<?xml version="1.0" encoding="UTF-8"?>
<!-- The consent, as it stands in a request and in its change. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:trm="urn:trmgateway:map:1" xmlns:iom="urn:trmgateway:iom"
                xmlns:c="urn:trmgateway:messages:1" xmlns="http://www.w3.org/2005/xpath-functions" exclude-result-prefixes="#all">

  <xsl:import href="json.xsl"/>

  <xsl:template match="c:Consent">
    <map key="consent">
      <xsl:sequence select="iom:text('id', c:trm_ConsentId)"/>
      <xsl:sequence select="iom:code('signatory', c:trm_ConsentSignatory, 'trm_ConsentSignatory')"/>
      <xsl:sequence select="iom:code('capacity', c:trm_ConsentCapacity, 'trm_ConsentCapacity')"/>
      <xsl:sequence select="iom:code('guardian', c:trm_ConsentGuardianRole, 'trm_GuardianRole')"/>
      <xsl:sequence select="iom:code('language', c:trm_ConsentLanguage, 'Language')"/>
      <xsl:sequence select="iom:text('proofSha256', c:trm_ConsentProofSha256)"/>
      <xsl:sequence select="iom:code('legalBasis', c:trm_LegalBasis, 'trm_LegalBasis')"/>
      <array key="cells">
        <xsl:for-each select="c:ConsentCell">
          <map>
            <xsl:sequence select="iom:code('purpose', c:trm_ConsentPurpose, 'trm_ConsentPurpose')"/>
            <xsl:sequence select="iom:text('recipient', c:trm_ConsentRecipient)"/>
            <xsl:sequence select="iom:code('category', c:trm_ConsentCategory, 'trm_ConsentCategory')"/>
            <xsl:sequence select="iom:text('from', c:trm_ConsentFrom)"/>
            <xsl:sequence select="iom:text('until', c:trm_ConsentUntil)"/>
            <xsl:sequence select="iom:code('onward', c:trm_ConsentOnward, 'trm_ConsentOnward')"/>
            <xsl:sequence select="iom:texts('onwardTo', c:trm_ConsentOnwardTo)"/>
          </map>
        </xsl:for-each>
      </array>
    </map>
  </xsl:template>
</xsl:stylesheet>
