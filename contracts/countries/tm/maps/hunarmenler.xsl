<?xml version="1.0" encoding="UTF-8"?>
<!-- hünärmenler (CSV) -> M02 CapabilityReply: her setir bir teklip -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:trm="urn:trmgateway:map:1" xmlns:tm="urn:trmgateway:tm"
                xmlns:p="urn:trmgateway:pack:1" xmlns="urn:trmgateway:messages:1" exclude-result-prefixes="#all">

  <xsl:import href="gelen.xsl"/>

  <xsl:template match="p:csv" mode="form">
    <CapabilityReply>
      <xsl:variable name="birinji" select="p:row[1]"/>
      <Case>
        <xsl:sequence select="trm:leaf('trm_CaseReference', $birinji/p:cell[@name eq 'salgylanma'])"/>
        <xsl:sequence select="trm:leaf('trm_InReplyTo', $birinji/p:cell[@name eq 'habar'])"/>
        <xsl:sequence select="trm:leaf('trm_Recipient', $birinji/p:cell[@name eq 'alyjy'])"/>
      </Case>
      <xsl:for-each select="p:row">
        <Offer>
          <!-- hünärmen haýsy zerurlyga kömek edýän bolsa, şol teklip edilýär -->
          <xsl:variable name="hünärmen" select="trm:code('hünärmen', tm:söz(p:cell[@name eq 'hünär']))"/>
          <xsl:sequence select="tm:kod('trm_OfferNeed', trm:national('zerurlyk', trm:code('hünär-zerurlyk', $hünärmen)), 'zerurlyk')"/>
          <xsl:sequence select="tm:kod('trm_OfferSpeciality', p:cell[@name eq 'hünär'], 'hünärmen')"/>
          <!-- sanaw boş ýeriň bardygyny aýtmaýar: sanawda durmak teklip hasaplanýar, bu hem ýitgi hökmünde görkezilýär -->
          <xsl:choose>
            <xsl:when test="p:cell[@name eq 'mümkinçilik']">
              <xsl:sequence select="tm:kod('trm_OfferCapacity', p:cell[@name eq 'mümkinçilik'], 'mümkinçilik')"/>
            </xsl:when>
            <xsl:otherwise>
              <xsl:sequence select="trm:leaf('trm_OfferCapacity', 'Available'), trm:loss('Q8', 'DEFAULTED', 'mümkinçilik')"/>
            </xsl:otherwise>
          </xsl:choose>
          <xsl:sequence select="p:cell[@name eq 'öýe_barmak'] ! tm:kod('trm_OfferMode',
              if (trm:code('hawa-ýok', tm:söz(.)) eq 'true') then 'öýe baryp' else 'ýerinde', 'teklip-görnüşi')"/>
          <xsl:sequence select="p:cell[@name eq 'welaýat'] ! trm:leaf('trm_OfferRegion', tm:welaýat(.))"/>
          <xsl:sequence select="tm:kod('trm_OfferLanguage', p:cell[@name eq 'dil'], 'dil')"/>
        </Offer>
      </xsl:for-each>
    </CapabilityReply>
  </xsl:template>
</xsl:stylesheet>
