<?xml version="1.0" encoding="UTF-8"?>
<!-- M22 ConsentUpdate -> отзыв-согласия -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:trm="urn:trmgateway:map:1" xmlns:by="urn:trmgateway:by"
                xmlns:c="urn:trmgateway:messages:1" exclude-result-prefixes="#all">

  <xsl:import href="obshchee.xsl"/>

  <xsl:template match="/c:ConsentUpdate">
    <отзыв-согласия>
      <xsl:call-template name="by:сообщение"/>
      <xsl:for-each select="c:Consent/c:trm_ConsentId">
        <согласие номер="{.}"/>
      </xsl:for-each>
      <xsl:for-each select="c:Withdrawal">
        <пункт дата="{trm:dmy(c:trm_WithdrawnOn)}">
          <xsl:if test="c:trm_WithdrawAll = 'true'">
            <xsl:attribute name="всё" select="'да'"/>
          </xsl:if>
          <xsl:for-each select="c:trm_WithdrawnPurpose">
            <xsl:attribute name="цель" select="trm:national('цель', .)"/>
          </xsl:for-each>
          <xsl:for-each select="c:trm_WithdrawnCategory">
            <xsl:attribute name="категория" select="trm:national('категория', .)"/>
          </xsl:for-each>
        </пункт>
      </xsl:for-each>
      <указание><xsl:value-of select="trm:word('erase')"/></указание>
      <xsl:apply-templates select="c:Contact" mode="form"/>
    </отзыв-согласия>
  </xsl:template>
</xsl:stylesheet>
