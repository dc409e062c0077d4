<?xml version="1.0" encoding="UTF-8"?>
<!-- M22 ConsentUpdate -> odvolanie-súhlasu -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:fn="http://www.w3.org/2005/xpath-functions" xmlns:trm="urn:trmgateway:map:1" xmlns:sk="urn:trmgateway:sk"
                xmlns:c="urn:trmgateway:messages:1" xmlns="http://www.w3.org/2005/xpath-functions" exclude-result-prefixes="#all">

  <xsl:import href="von-casti.xsl"/>

  <xsl:template match="/c:ConsentUpdate">
    <map>
      <xsl:call-template name="sk:hlavička">
        <xsl:with-param name="tlačivo" select="'odvolanie-súhlasu'"/>
      </xsl:call-template>
      <xsl:sequence select="sk:dátum('dátum', c:Case/c:trm_ReferralDate)"/>
      <xsl:sequence select="sk:text('súhlas', c:Consent/c:trm_ConsentId)"/>
      <boolean key="odvolanéVšetko"><xsl:value-of select="c:Withdrawal/c:trm_WithdrawAll = 'true'"/></boolean>
      <xsl:sequence select="sk:pole('odvolané', c:Withdrawal ! sk:objekt((), (
          sk:dátum('dňa', c:trm_WithdrawnOn), sk:áno('všetko', c:trm_WithdrawAll), sk:slovo('účel', c:trm_WithdrawnPurpose, 'účel'),
          sk:slovo('kategória', c:trm_WithdrawnCategory, 'kategória'))))"/>
      <xsl:sequence select="sk:rozsah('novýRozsah', c:Consent/c:ConsentCell), sk:kontakty(c:Contact), sk:poznámky(.)"/>
    </map>
  </xsl:template>
</xsl:stylesheet>
