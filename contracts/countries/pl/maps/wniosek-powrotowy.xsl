<?xml version="1.0" encoding="UTF-8"?>
<!-- wniosekPowrotowy -> M10 ReturnAssistanceRequest -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:trm="urn:trmgateway:map:1" xmlns:pl="urn:trmgateway:pl"
                xmlns="urn:trmgateway:messages:1" exclude-result-prefixes="#all">

  <xsl:import href="wspolne.xsl"/>

  <xsl:template match="wniosekPowrotowy" mode="form">
    <ReturnAssistanceRequest>
      <xsl:call-template name="pl:naglowek"/>
      <xsl:apply-templates select="pokrzywdzony" mode="form"/>
      <xsl:apply-templates select="przypuszczenie" mode="form"/>
      <xsl:apply-templates select="ochronaMiedzynarodowa" mode="form"/>
      <Return>
        <xsl:for-each select="oswiadczenie">
          <xsl:sequence select="trm:dated('trm_VoluntaryDeclaredOn', @data, 'V1')"/>
          <xsl:sequence select="trm:leaf('trm_VoluntaryLanguage', @jezyk)"/>
          <xsl:sequence select="trm:coded('trm_VoluntaryWitnessRole', @swiadek, 'swiadek')"/>
          <xsl:sequence select="trm:leaf('trm_VoluntaryProofSha256', @skrot)"/>
        </xsl:for-each>
        <xsl:for-each select="powrot">
          <xsl:sequence select="trm:leaf('trm_ReturnCountry', @kraj)"/>
          <xsl:sequence select="trm:leaf('trm_ReturnRegion', @region)"/>
          <xsl:sequence select="trm:dated('trm_TravelFrom', @od, 'V2')"/>
          <xsl:sequence select="trm:dated('trm_TravelUntil', @do, 'V2')"/>
          <xsl:sequence select="trm:leaf('trm_PartySize', @osob)"/>
          <xsl:sequence select="trm:leaf('trm_TransitAssistance', trm:code('tak-nie', @tranzyt))"/>
        </xsl:for-each>
        <xsl:sequence select="trm:coded('trm_ReintegrationWish', plan/kod, 'plan')"/>
      </Return>
      <xsl:apply-templates select="potrzeby" mode="form"/>
      <xsl:apply-templates select="ryzyko" mode="form"/>
      <xsl:apply-templates select="dziecko" mode="form"/>
      <xsl:apply-templates select="zgody" mode="form"/>
      <xsl:apply-templates select="kontakt" mode="form"/>
      <xsl:apply-templates select="zastepstwo" mode="form"/>
    </ReturnAssistanceRequest>
  </xsl:template>
</xsl:stylesheet>
