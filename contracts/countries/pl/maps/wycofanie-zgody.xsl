<?xml version="1.0" encoding="UTF-8"?>
<!-- wycofanieZgody -> M22 ConsentUpdate -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:trm="urn:trmgateway:map:1" xmlns:pl="urn:trmgateway:pl"
                xmlns="urn:trmgateway:messages:1" exclude-result-prefixes="#all">

  <xsl:import href="wspolne.xsl"/>

  <xsl:template match="wycofanieZgody" mode="form">
    <ConsentUpdate>
      <xsl:call-template name="pl:naglowek"/>
      <Consent>
        <xsl:sequence select="trm:leaf('trm_ConsentId', zgoda/@id)"/>
      </Consent>
      <xsl:for-each select="wycofanie">
        <Withdrawal>
          <xsl:sequence select="trm:dated('trm_WithdrawnOn', @data, 'C6')"/>
          <xsl:sequence select="@wszystko ! trm:leaf('trm_WithdrawAll', trm:code('tak-nie', .))"/>
          <xsl:sequence select="@cel ! trm:leaf('trm_WithdrawnPurpose', trm:code('cel-zgody', .))"/>
          <xsl:sequence select="@kategoria ! trm:leaf('trm_WithdrawnCategory', trm:code('kategoria-zgody', .))"/>
          <!-- wycofanie bez zakresu nie mówi, co wycofano -->
          <xsl:sequence select="if (@wszystko | @cel | @kategoria) then () else trm:invalid('C6', 'zakres')"/>
        </Withdrawal>
      </xsl:for-each>
      <Consent>
        <xsl:apply-templates select="nowyZakres" mode="form"/>
      </Consent>
      <xsl:apply-templates select="kontakt" mode="form"/>
      <xsl:apply-templates select="zastepstwo" mode="form"/>
    </ConsentUpdate>
  </xsl:template>
</xsl:stylesheet>
