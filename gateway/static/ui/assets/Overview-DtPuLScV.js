import{B as e,Ba as t,Dt as n,E as r,Ea as i,Et as a,Fi as o,Ga as s,Ht as c,It as l,Jt as u,Kt as d,Nt as f,P as p,Q as m,Rt as h,T as g,Ua as _,Ut as v,Wa as y,Xa as b,Xi as x,Y as S,Za as C,_o as w,ar as T,dt as ee,et as te,go as E,i as ne,j as re,kt as ie,m as D,n as ae,on as oe,pa as O,r as se,vo as k,wo as ce,xo as le,yi as ue,z as de,zt as fe}from"./ui-BIdjz2Zp.js";import{t as A}from"./Asked-DOST-6uM.js";import{t as pe}from"./Partial-BbF_t9So.js";import{_ as j,a as M,b as me,c as he,d as N,f as P,g as F,h as I,i as L,l as ge,m as _e,o as R,p as z,r as ve,s as ye,t as be,u as B,v as V,y as xe}from"./Dimensions-Bndx_X_-.js";import{F as Se,I as Ce,M as we,n as Te,r as Ee,t as De}from"./useWidth-CdGyPBDW.js";import{t as Oe}from"./count-CgtU_mPO.js";import{t as ke}from"./NothingMatches-Bma33bS7.js";import{r as Ae}from"./progress-BNRZpfHA.js";var je=class extends Map{constructor(e,t=Fe){if(super(),Object.defineProperties(this,{_intern:{value:new Map},_key:{value:t}}),e!=null)for(let[t,n]of e)this.set(t,n)}get(e){return super.get(Me(this,e))}has(e){return super.has(Me(this,e))}set(e,t){return super.set(Ne(this,e),t)}delete(e){return super.delete(Pe(this,e))}};function Me({_intern:e,_key:t},n){let r=t(n);return e.has(r)?e.get(r):n}function Ne({_intern:e,_key:t},n){let r=t(n);return e.has(r)?e.get(r):(e.set(r,n),n)}function Pe({_intern:e,_key:t},n){let r=t(n);return e.has(r)&&(n=e.get(r),e.delete(r)),n}function Fe(e){return typeof e==`object`&&e?e.valueOf():e}function Ie(e,t,n){e=+e,t=+t,n=(i=arguments.length)<2?(t=e,e=0,1):i<3?1:+n;for(var r=-1,i=Math.max(0,Math.ceil((t-e)/n))|0,a=Array(i);++r<i;)a[r]=e+r*n;return a}var Le=Symbol(`implicit`);function Re(){var e=new je,t=[],n=[],r=Le;function i(i){let a=e.get(i);if(a===void 0){if(r!==Le)return r;e.set(i,a=t.push(i)-1)}return n[a%n.length]}return i.domain=function(n){if(!arguments.length)return t.slice();t=[],e=new je;for(let r of n)e.has(r)||e.set(r,t.push(r)-1);return i},i.range=function(e){return arguments.length?(n=Array.from(e),i):n.slice()},i.unknown=function(e){return arguments.length?(r=e,i):r},i.copy=function(){return Re(t,n).unknown(r)},we.apply(i,arguments),i}function ze(){var e=Re().unknown(void 0),t=e.domain,n=e.range,r=0,i=1,a,o,s=!1,c=0,l=0,u=.5;delete e.unknown;function d(){var e=t().length,d=i<r,f=d?i:r,p=d?r:i;a=(p-f)/Math.max(1,e-c+l*2),s&&(a=Math.floor(a)),f+=(p-f-a*(e-c))*u,o=a*(1-c),s&&(f=Math.round(f),o=Math.round(o));var m=Ie(e).map(function(e){return f+a*e});return n(d?m.reverse():m)}return e.domain=function(e){return arguments.length?(t(e),d()):t()},e.range=function(e){return arguments.length?([r,i]=e,r=+r,i=+i,d()):[r,i]},e.rangeRound=function(e){return[r,i]=e,r=+r,i=+i,s=!0,d()},e.bandwidth=function(){return o},e.step=function(){return a},e.round=function(e){return arguments.length?(s=!!e,d()):s},e.padding=function(e){return arguments.length?(c=Math.min(1,l=+e),d()):c},e.paddingInner=function(e){return arguments.length?(c=Math.min(1,e),d()):c},e.paddingOuter=function(e){return arguments.length?(l=+e,d()):l},e.align=function(e){return arguments.length?(u=Math.max(0,Math.min(1,e)),d()):u},e.copy=function(){return ze(t(),[r,i]).round(s).paddingInner(c).paddingOuter(l).align(u)},we.apply(d(),arguments)}var Be=Ee(`domain`,`range`,`reverse`,`align`,`padding`,`round`);function Ve(e){return Be(ze(),e)}function H(e){return function(){return e}}var He=Math.PI,Ue=2*He,U=1e-6,We=Ue-U;function Ge(e){this._+=e[0];for(let t=1,n=e.length;t<n;++t)this._+=arguments[t]+e[t]}function Ke(e){let t=Math.floor(e);if(!(t>=0))throw Error(`invalid digits: ${e}`);if(t>15)return Ge;let n=10**t;return function(e){this._+=e[0];for(let t=1,r=e.length;t<r;++t)this._+=Math.round(arguments[t]*n)/n+e[t]}}var qe=class{constructor(e){this._x0=this._y0=this._x1=this._y1=null,this._=``,this._append=e==null?Ge:Ke(e)}moveTo(e,t){this._append`M${this._x0=this._x1=+e},${this._y0=this._y1=+t}`}closePath(){this._x1!==null&&(this._x1=this._x0,this._y1=this._y0,this._append`Z`)}lineTo(e,t){this._append`L${this._x1=+e},${this._y1=+t}`}quadraticCurveTo(e,t,n,r){this._append`Q${+e},${+t},${this._x1=+n},${this._y1=+r}`}bezierCurveTo(e,t,n,r,i,a){this._append`C${+e},${+t},${+n},${+r},${this._x1=+i},${this._y1=+a}`}arcTo(e,t,n,r,i){if(e=+e,t=+t,n=+n,r=+r,i=+i,i<0)throw Error(`negative radius: ${i}`);let a=this._x1,o=this._y1,s=n-e,c=r-t,l=a-e,u=o-t,d=l*l+u*u;if(this._x1===null)this._append`M${this._x1=e},${this._y1=t}`;else if(d>U){if(!(Math.abs(u*s-c*l)>U)||!i)this._append`L${this._x1=e},${this._y1=t}`;else{let f=n-a,p=r-o,m=s*s+c*c,h=f*f+p*p,g=Math.sqrt(m),_=Math.sqrt(d),v=i*Math.tan((He-Math.acos((m+d-h)/(2*g*_)))/2),y=v/_,b=v/g;Math.abs(y-1)>U&&this._append`L${e+y*l},${t+y*u}`,this._append`A${i},${i},0,0,${+(u*f>l*p)},${this._x1=e+b*s},${this._y1=t+b*c}`}}}arc(e,t,n,r,i,a){if(e=+e,t=+t,n=+n,a=!!a,n<0)throw Error(`negative radius: ${n}`);let o=n*Math.cos(r),s=n*Math.sin(r),c=e+o,l=t+s,u=1^a,d=a?r-i:i-r;this._x1===null?this._append`M${c},${l}`:(Math.abs(this._x1-c)>U||Math.abs(this._y1-l)>U)&&this._append`L${c},${l}`,n&&(d<0&&(d=d%Ue+Ue),d>We?this._append`A${n},${n},0,1,${u},${e-o},${t-s}A${n},${n},0,1,${u},${this._x1=c},${this._y1=l}`:d>U&&this._append`A${n},${n},0,${+(d>=He)},${u},${this._x1=e+n*Math.cos(i)},${this._y1=t+n*Math.sin(i)}`)}rect(e,t,n,r){this._append`M${this._x0=this._x1=+e},${this._y0=this._y1=+t}h${n=+n}v${+r}h${-n}Z`}toString(){return this._}};qe.prototype;function Je(e){let t=3;return e.digits=function(n){if(!arguments.length)return t;if(n==null)t=null;else{let e=Math.floor(n);if(!(e>=0))throw RangeError(`invalid digits: ${n}`);t=e}return e},()=>new qe(t)}Array.prototype.slice;function Ye(e){return typeof e==`object`&&`length`in e?e:Array.from(e)}function Xe(e){this._context=e}Xe.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(e,t){switch(e=+e,t=+t,this._point){case 0:this._point=1,this._line?this._context.lineTo(e,t):this._context.moveTo(e,t);break;case 1:this._point=2;default:this._context.lineTo(e,t)}}};function Ze(e){return new Xe(e)}function Qe(e){return e[0]}function $e(e){return e[1]}function et(e,t){var n=H(!0),r=null,i=Ze,a=null,o=Je(s);e=typeof e==`function`?e:e===void 0?Qe:H(e),t=typeof t==`function`?t:t===void 0?$e:H(t);function s(s){var c,l=(s=Ye(s)).length,u,d=!1,f;for(r??(a=i(f=o())),c=0;c<=l;++c)!(c<l&&n(u=s[c],c,s))===d&&((d=!d)?a.lineStart():a.lineEnd()),d&&a.point(+e(u,c,s),+t(u,c,s));if(f)return a=null,f+``||null}return s.x=function(t){return arguments.length?(e=typeof t==`function`?t:H(+t),s):e},s.y=function(e){return arguments.length?(t=typeof e==`function`?e:H(+e),s):t},s.defined=function(e){return arguments.length?(n=typeof e==`function`?e:H(!!e),s):n},s.curve=function(e){return arguments.length?(i=e,r!=null&&(a=i(r)),s):i},s.context=function(e){return arguments.length?(e==null?r=a=null:a=i(r=e),s):r},s}function tt(e,t){e(t)}function nt(){let{x:e,y:t,defined:n,curve:r}=arguments.length>0&&arguments[0]!==void 0?arguments[0]:{},i=et();return e&&tt(i.x,e),t&&tt(i.y,t),n&&i.defined(n),r&&i.curve(r),i}var rt=ce(Ce());function it(e){let{children:t,data:n=[],x:r,y:i,fill:a=`transparent`,className:o,curve:s,innerRef:c,defined:l=()=>!0,...u}=e,d=nt({x:r,y:i,defined:l,curve:s});return t?w(E,{children:t({path:d})}):w(`path`,{ref:c,className:(0,rt.default)(`visx-linepath`,o),d:d(n)||``,fill:a,strokeLinecap:`round`,...u})}var W=ce(le(),1);function at(e,t,n){let r=t.findLastIndex(t=>t<=e),i=t[r],a=t[r+1]??n;return i===void 0||a===null||e>=a?null:{column:r,part:(e-i)/(a-i)}}var ot=64;function st(e,t,n){let r=Math.max(...e.map(e=>ct(e,t)),0);return{x:Ve({domain:e.map(({key:e})=>e),range:[n.left,Math.max(n.left+1,n.width)],paddingInner:t===`bars`?.18:0,paddingOuter:t===`bars`?.1:0}),y:Te({domain:[0,r||1],range:[n.height-n.bottom,n.top],nice:3}),isEmpty:r===0}}function ct({marks:e},t){let n=e.map(({value:e})=>e??0);return t===`bars`?n.reduce((e,t)=>e+t,0):Math.max(...n,0)}function lt(e,t){let n=Math.max(1,Math.ceil(e/Math.max(1,Math.floor(t/ot)))),r=new Set;for(let t=0;t<e;t+=n)r.add(t);return r}function ut({marks:e}){let t=0;return e.map(({value:e})=>{let n=t;return t+=e??0,{from:n,to:t}})}function dt(e,t){let n=[[]];for(let{key:r,marks:i}of e){let e=i[t]?.value??null;e===null?n.push([]):n.at(-1)?.push({key:r,value:e})}return n.filter(e=>e.length>0)}function G({href:e,marks:t}){let n=t.flatMap((e,t)=>e.href===void 0?[]:[t]);return e===null?n:[`column`,...n]}function ft(e,t,n){let r={ArrowRight:1,ArrowLeft:-1,Home:1,End:-1}[n],i={ArrowUp:1,ArrowDown:-1}[n];if(i!==void 0){let n=e[t.column],r=n?G(n).length-1:0;return{...t,link:Math.max(0,Math.min(r,t.link+i))}}if(r===void 0)return null;let a=n===`Home`?0:n===`End`?e.length-1:t.column+r;for(;a>=0&&a<e.length;a+=r){let n=e[a],r=n?G(n).length:0;if(r>0)return{column:a,link:Math.min(t.link,r-1)}}return t}function pt({column:e,index:t,kind:n,series:r,x:i,width:a,step:o,y:s,stop:c,choose:l,point:u}){let{href:d,marks:f,name:p,text:m,isPart:h}=e,[g,_]=[s(0),G(e)],v=mt({column:e,kind:n,series:r,x:i,width:a,y:s}),y=e=>{let n=_.indexOf(e);return{"data-spot":`${t}.${n}`,tabIndex:c===n?0:-1,onFocus:()=>{l(n),u()}}},b=k(E,{children:[w(`rect`,{className:L.ground,x:i-(o-a)/2,width:o,y:0,height:g}),f.map((e,t)=>e.href===void 0?v[t]:null)]});return k(`g`,{className:L.column,"data-part":h||void 0,onPointerEnter:u,children:[d===null?b:w(`a`,{href:d,"aria-label":`${p}${h?`, in part`:``}: ${m}`,...y(`column`),children:b}),f.map((e,t)=>e.href===void 0||!v[t]?null:w(`a`,{href:e.href,"aria-label":`${p}: ${e.label??e.text}`,...y(t),children:v[t]},t))]})}function mt({column:e,kind:t,series:n,x:r,width:i,y:a}){let o=ut(e);return e.marks.map(({value:e},s)=>{let c=n[s]?.colour;if(e===null||t===`bars`&&e===0)return null;if(t===`lines`)return w(`circle`,{className:L.dot,"data-colour":c,cx:r+i/2,cy:a(e),r:2.5},s);let{from:l=0,to:u=0}=o[s]??{},d=Math.max(1.5,a(l)-a(u));return w(`rect`,{className:L.bar,"data-colour":c,x:r,width:Math.max(1,i),y:a(l)-d,height:d},s)})}var ht=44,gt=20,_t=6;function vt({label:e,kind:t,columns:n,series:r,print:i,height:a=150,mark:o}){let s=(0,W.useRef)(null),c=De(s),[l,u]=(0,W.useState)(null),[d,f]=(0,W.useState)(null),{x:p,y:m,isEmpty:h}=st(n,t,{width:c,height:a,left:ht,bottom:gt,top:_t}),g=l??yt(n),_=e=>{let t=ft(n,g,e.key);t&&(e.preventDefault(),e.stopPropagation(),u(t),s.current?.querySelector(`[data-spot="${t.column}.${t.link}"]`)?.focus())},v=d===null?void 0:n[d];return k(`div`,{className:L.chart,ref:s,style:{height:a},children:[c>0&&k(`svg`,{width:c,height:a,role:`group`,"aria-label":e,onKeyDown:_,onPointerLeave:()=>f(null),onBlur:()=>f(null),children:[w(bt,{y:m,width:c,print:i,isEmpty:h}),w(St,{columns:n,x:p,width:c,height:a}),typeof o==`number`&&w(xt,{at:o,columns:n,x:p,height:a}),t===`lines`&&r.map(({title:e,colour:t},r)=>dt(n,r).map((n,r)=>w(it,{data:n,x:({key:e})=>(p(e)??0)+p.bandwidth()/2,y:({value:e})=>m(e),className:L.line??``,"data-colour":t},e+String(r)))),n.map((e,n)=>w(pt,{column:e,index:n,kind:t,series:r,x:p(e.key)??0,width:p.bandwidth(),step:p.step(),y:m,stop:g.column===n?g.link:null,choose:e=>u({column:n,link:e}),point:()=>f(n)},e.key))]}),v&&w(Ct,{column:v,series:r,at:(p(v.key)??0)+p.bandwidth()/2,width:c})]})}function yt(e){return{column:e.findLastIndex(e=>G(e).length>0),link:0}}function bt({y:e,width:t,print:n,isEmpty:r}){let i=r?[0]:e.ticks(3);return w(`g`,{"aria-hidden":!0,children:i.map(r=>k(Se,{top:e(r),children:[w(`line`,{className:L.grid,x1:ht,x2:t}),w(`text`,{className:L.tick,x:38,dy:`0.32em`,textAnchor:`end`,children:n(r)})]},r))})}function xt({at:e,columns:t,x:n,height:r}){let i=t.map(({key:e})=>Number(e)),[a=0,o=0]=[i.at(-1),i.at(-2)],s=at(e,i,a+(a-o)),c=s&&t[s.column]?.key;if(!s||c==null)return null;let l=(n(c)??0)+s.part*n.step();return k(`g`,{"aria-hidden":!0,className:L.moment,"data-moment":!0,children:[w(`line`,{x1:l,x2:l,y1:_t,y2:r-gt}),w(`path`,{d:`M${l-4} 0h8l-4 6z`})]})}function St({columns:e,x:t,width:n,height:r}){let i=lt(e.length,n-ht);return w(`g`,{"aria-hidden":!0,children:e.map(({key:e,tick:a},o)=>{if(!i.has(o))return null;let s=(t(e)??0)+t.bandwidth()/2;return w(`text`,{className:L.tick,x:Math.min(s,n-22),y:r-5,textAnchor:`middle`,children:a},e)})})}function Ct({column:e,series:t,at:n,width:r}){let i=n>r/2;return k(`div`,{className:L.tip,"aria-hidden":!0,style:i?{right:r-n+10}:{left:n+10},children:[w(`b`,{children:e.name}),e.isPart&&w(`small`,{children:` in part`}),w(`ul`,{children:t.map(({title:t,colour:n},r)=>k(`li`,{children:[w(`i`,{"data-colour":n}),w(`span`,{children:t}),w(`span`,{children:e.marks[r]?.text})]},t))})]})}function wt({label:e,columns:t,series:n}){return w(re,{label:`${e}, table`,className:L.table,children:k(`table`,{children:[w(`thead`,{children:k(`tr`,{children:[w(`th`,{scope:`col`,children:`Time`}),n.map(({title:e})=>w(`th`,{scope:`col`,children:e},e))]})}),w(`tbody`,{children:t.map(({key:e,name:t,href:n,marks:r,isPart:i})=>k(`tr`,{children:[k(`th`,{scope:`row`,children:[n===null?t:w(`a`,{href:n,children:t}),i&&w(`small`,{children:` in part`})]}),r.map((e,t)=>w(`td`,{children:e.href===void 0?e.text:w(`a`,{href:e.href,children:e.text})},t))]},e))})]})})}function K(e){let{title:t,kind:n,columns:r,series:i,print:a,height:o=150,mark:s,children:c}=e,[l,u]=(0,W.useState)(!1),d=(0,W.useId)();return k(`section`,{className:L.card,"aria-labelledby":d,children:[k(`header`,{children:[w(`h2`,{id:d,children:t}),w(T,{className:L.switch??``,"aria-label":`${t}: ${l?`chart`:`table`}`,onPress:()=>u(!l),children:l?`Chart`:`Table`})]}),c,l?w(wt,{label:t,columns:r,series:i}):w(vt,{label:`${t} by time`,kind:n,columns:r,series:i,print:a,height:o,mark:s}),i.length>1&&!l&&w(Tt,{series:i})]})}function Tt({series:e}){return w(`ul`,{className:L.legend,"aria-hidden":!0,children:e.map(({title:e,colour:t})=>k(`li`,{children:[w(`i`,{"data-colour":t}),w(`bdi`,{children:w(d,{text:e})})]},e))})}var Et=6e4,Dt=60*Et*24,Ot=[[`MINUTE`,100*Et],[`HOUR`,3*Dt],[`DAY`,92*Dt],[`WEEK`,550*Dt]];function kt(e,t){return Ot.find(([,n])=>t-e<=n)?.[0]??`MONTH`}function At(e,t){return e.map((n,r)=>{let i=e[r+1],a=t?.from!=null&&t.from>n?t.from:n,o=i??t?.to??null;return{from:a,to:o,isPart:a!==n||i===void 0&&o!==null}})}function jt(e,t,n){let r=t=>new Intl.DateTimeFormat(`en-GB`,{timeZone:n,...t}).format(e),i={day:`numeric`,month:`short`},a={hour:`2-digit`,minute:`2-digit`};switch(t){case`MINUTE`:case`HOUR`:return{short:r(a),long:r({weekday:`short`,...i,...a})};case`DAY`:return{short:r(i),long:r({weekday:`short`,...i,year:`numeric`})};case`WEEK`:return{short:r(i),long:`week of ${r({...i,year:`numeric`})}`};default:{let e=r({month:`short`,year:`numeric`});return{short:e,long:e}}}}var Mt=O(`
  query Overview(
    $filter: CompletionFilter
    $withoutUsage: CompletionFilter!
    $bucket: Bucket!
    $hasBefore: Boolean!
  ) {
    insightStatus {
      building
      progress
    }
    totals: completionStats(filter: $filter, first: 1) {
      asOf
      rows {
        count
        failedCount
        failureRate
        cost
        unpricedCount
        promptTokens
        completionTokens
        totalTokens
        sessionCount
        userCount
        p50: durationPercentile(p: 50)
        p95: durationPercentile(p: 95)
        p99: durationPercentile(p: 99)
        durationMax
        previous @include(if: $hasBefore) {
          count
          failedCount
          failureRate
          cost
          unpricedCount
          totalTokens
          p50: durationPercentile(p: 50)
          p95: durationPercentile(p: 95)
          p99: durationPercentile(p: 99)
        }
      }
    }
    withoutUsage: completionStats(filter: $withoutUsage, first: 1) {
      rows {
        count
      }
    }
    times: completionStats(
      filter: $filter
      bucket: $bucket
      orderBy: [{ field: TIME, direction: ASC }]
      first: 1000
    ) {
      isComplete
      rows {
        time
        count
        failedCount
        failureRate
        cost
        unpricedCount
        promptTokens
        completionTokens
        totalTokens
        p50: durationPercentile(p: 50)
        p95: durationPercentile(p: 95)
        p99: durationPercentile(p: 99)
        durationMax
      }
    }
  }
`),Nt=O(`
  query OverviewExtent($filter: CompletionFilter) {
    completionStats(
      filter: $filter
      bucket: { unit: DAY }
      orderBy: [{ field: TIME, direction: ASC }]
      first: 10000
    ) {
      rows {
        time
        count
      }
    }
  }
`),Pt=O(`
  query OverviewGroups(
    $filter: CompletionFilter
    $groupBy: [Dimension!]!
    $orderBy: [StatsOrder!]!
    $first: Int!
    $key: String!
    $isMetadata: Boolean!
    $hasBefore: Boolean!
  ) {
    completionStats(filter: $filter, groupBy: $groupBy, orderBy: $orderBy, first: $first) {
      asOf
      isComplete
      rows {
        group
        metadata(key: $key) @include(if: $isMetadata)
        count
        failedCount
        failureRate
        cost
        unpricedCount
        totalTokens
        p50: durationPercentile(p: 50)
        p95: durationPercentile(p: 95)
        previous @include(if: $hasBefore) {
          count
          failureRate
          cost
          totalTokens
          p50: durationPercentile(p: 50)
          p95: durationPercentile(p: 95)
        }
      }
    }
  }
`),Ft=O(`
  query OverviewSeries(
    $bucket: Bucket!
    $a: CompletionFilter
    $b: CompletionFilter
    $c: CompletionFilter
    $d: CompletionFilter
    $e: CompletionFilter
    $others: CompletionFilter
    $hasB: Boolean!
    $hasC: Boolean!
    $hasD: Boolean!
    $hasE: Boolean!
    $hasOthers: Boolean!
  ) {
    a: completionStats(filter: $a, bucket: $bucket, first: 1000) {
      rows {
        ...TimedRow
      }
    }
    b: completionStats(filter: $b, bucket: $bucket, first: 1000) @include(if: $hasB) {
      rows {
        ...TimedRow
      }
    }
    c: completionStats(filter: $c, bucket: $bucket, first: 1000) @include(if: $hasC) {
      rows {
        ...TimedRow
      }
    }
    d: completionStats(filter: $d, bucket: $bucket, first: 1000) @include(if: $hasD) {
      rows {
        ...TimedRow
      }
    }
    e: completionStats(filter: $e, bucket: $bucket, first: 1000) @include(if: $hasE) {
      rows {
        ...TimedRow
      }
    }
    others: completionStats(filter: $others, bucket: $bucket, first: 1000)
      @include(if: $hasOthers) {
      rows {
        ...TimedRow
      }
    }
  }

  fragment TimedRow on StatsRow {
    time
    count
    failureRate
    cost
    totalTokens
    p95: durationPercentile(p: 95)
  }
`),It=O(`
  query OverviewFailures($filter: CompletionFilter) {
    completions(filter: $filter, first: 6) {
      nodes {
        id
        createdAt
        model
        failureKind
        failureReason
      }
    }
  }
`),Lt=O(`
  query OverviewQueues {
    feedbackTasks(filter: { isArchived: false }, first: 8) {
      nodes {
        id
        name
        progress {
          left
          waiting
          waitingIsExact
          graded
          lastDay
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`),Rt=O(`
  query OverviewAny {
    completions(first: 1) {
      nodes {
        id
      }
    }
  }
`),zt=864e5,Bt=({filter:e,range:t,hasBefore:n,zone:r})=>b({queryKey:[`overview`,e??{},r],queryFn:async({signal:i})=>{let a=await Vt(e,t,i),o={unit:a,zone:r,fill:!0},s=D(e,Gt),{data:c,errors:l}=await x(Mt,{filter:e??null,withoutUsage:s,bucket:o,hasBefore:n},{signal:i});if(!c.totals&&!c.times)throw l[0]??Error(`the figures are missing`);let{building:u=!1,progress:d=null}=c.insightStatus??{};return{asOf:c.totals?.asOf??``,unit:a,totals:c.totals?.rows[0]??null,withoutUsage:c.withoutUsage?.rows[0]?.count??null,times:c.times?.rows??[],building:u?d??0:null,errors:l}}});async function Vt(e,t,n){if(t?.from!=null&&t.to!==null)return kt(t.from,t.to);let{data:r,errors:i}=await x(Nt,{filter:e??null},{signal:n});if(!r.completionStats)throw i[0]??Error(`the days are missing`);let a=r.completionStats.rows.flatMap(({time:e})=>e?[Date.parse(e)]:[]),[o=0]=a;return kt(o,(a.at(-1)??o)+zt)}var Ht=({filter:e,hasBefore:t},n,r)=>b({queryKey:[`overview`,`groups`,e??{},n.name,r],queryFn:async({signal:i})=>{let a={filter:e??null,groupBy:[n.dimension],orderBy:[{field:r}],first:20,key:n.key??``,isMetadata:n.key!==null,hasBefore:t},{data:o,errors:s}=await x(Pt,a,{signal:i,exact:[`metadata`]});if(!o.completionStats)throw s[0]??Error(`the groups are missing`);return{...o.completionStats,errors:s}}}),Ut=({filter:e,zone:t},n,r,i)=>b({queryKey:[`overview`,`series`,e??{},n,t,r,i],queryFn:async({signal:a})=>{let[o=null,s=null,c=null,l=null,u=null]=r.map(t=>D(e,t)),d=i&&D(e,i),{data:f,errors:p}=await x(Ft,{bucket:{unit:n,zone:t,fill:!0},a:o,b:s,c,d:l,e:u,others:d,hasB:!!s,hasC:!!c,hasD:!!l,hasE:!!u,hasOthers:!!d},{signal:a});if(p[0])throw p[0];let m=Wt(f).slice(0,r.length);return d?[...m,f.others?.rows??[]]:m}});function Wt(e){return[e.a,e.b,e.c,e.d,e.e].map(e=>e?.rows??[])}var q={status:{eq:`FAILED`}},Gt={cost:{isNull:!0},totalTokens:{isNull:!0}},Kt={cost:{isNull:!0},totalTokens:{isNull:!1}},qt=({filter:e})=>b({queryKey:[`overview`,`failures`,e??{}],queryFn:async({signal:t})=>{let n={filter:D(e,q)},{data:r,errors:i}=await x(It,n,{signal:t});if(!r.completions)throw i[0]??Error(`the failures are missing`);return r.completions.nodes}}),Jt=()=>b({queryKey:[`overview`,`queues`],queryFn:async({signal:e})=>{let{data:t,errors:n}=await x(Lt,{},{signal:e});if(!t.feedbackTasks)throw n[0]??Error(`the tasks are missing`);return t.feedbackTasks}}),Yt=()=>b({queryKey:[`overview`,`any`],queryFn:async({signal:e})=>{let{data:t,errors:n}=await x(Rt,{},{signal:e});if(!t.completions)throw n[0]??Error(`the list is missing`);return t.completions.nodes.length>0},staleTime:0});function Xt(e,{range:t,unit:n,zone:r}){let i=e.map(e=>Date.parse(e??``)),a=At(i,t);return i.map((e,t)=>{let i=jt(e,n,r),o=a[t]??{from:null,to:null,isPart:!1};return{key:String(e),tick:i.short,name:i.long,isPart:o.isPart,cut:o}})}function J(e,t,n){let r=Xt(e.map(({time:e})=>e),t);return e.flatMap((e,i)=>{let a=r[i];if(!a)return[];let{cut:o,...s}=a,c=(e,n)=>M({filter:e?D(t.own,e):t.own,range:o,order:n}),{isEmpty:l=e.count===0,order:u,only:d,...f}=n(e,c);return[{...s,...f,href:l?null:c(d,u)}]})}function Zt(e,t){return{kind:`bars`,series:[{title:`Not failed`,colour:1},{title:`Failed`,colour:`failed`}],print:V,columns:J(e,t,({count:e,failedCount:t},n)=>({text:`${B(e)}, ${P(t)} failed`,marks:[{value:e-t,text:P(e-t)},{value:t,text:P(t),...t>0&&{href:n(q),label:`${P(t)} failed`}}]}))}}function Qt(e,t){return{kind:`bars`,series:[{title:`Failed`,colour:`failed`}],print:xe,columns:J(e,t,({failureRate:e,failedCount:t,count:n})=>({text:`${F(e)} failed, ${P(t)} of ${P(n)}`,marks:[{value:e,text:F(e)}],only:q,isEmpty:t===0}))}}function $t(e,t){return{kind:`bars`,series:[{title:`Cost`,colour:1}],print:z,columns:J(e,t,({cost:e,unpricedCount:t})=>({text:z(I(e))+(t>0?`, without ${P(t)} whose cost is not known`:``),marks:[{value:I(e),text:z(I(e))}],order:`-COST`}))}}function en(e,t){return{kind:`bars`,series:[{title:`Prompt`,colour:1},{title:`Completion`,colour:2}],print:V,columns:J(e,t,({totalTokens:e,promptTokens:t,completionTokens:n})=>({text:`${P(e)} tokens, ${P(t)} of prompts, ${P(n)} of completions`,marks:[{value:t,text:P(t)},{value:n,text:P(n)}],order:`-TOTAL_TOKENS`}))}}function tn(e,t){return{kind:`lines`,series:[{title:`p50`,colour:1},{title:`p95`,colour:2},{title:`p99`,colour:3}],print:me,columns:J(e,t,({p50:e,p95:t,p99:n,count:r,durationMax:i})=>({text:`p50 ${j(e)}, p95 ${j(t)}, p99 ${j(n)}`+(_e(99,r)?` of ${B(r)}, the slowest ${j(i)}`:``),marks:[e,t,n].map(e=>({value:e,text:j(e)})),order:`-DURATION`}))}}var Y=[{field:`COUNT`,title:`Calls`,kind:`bars`,print:P,side:V,of:e=>e.count},{field:`FAILURE_RATE`,title:`Failed`,kind:`lines`,print:F,side:xe,of:e=>e.failureRate,only:q},{field:`COST`,title:`Cost`,kind:`bars`,print:z,side:z,of:e=>I(e.cost),order:`-COST`},{field:`TOTAL_TOKENS`,title:`Tokens`,kind:`bars`,print:P,side:V,of:e=>e.totalTokens,order:`-TOTAL_TOKENS`},{field:`DURATION_PERCENTILE`,title:`p95`,kind:`lines`,print:j,side:me,of:e=>e.p95,order:`-DURATION`}],nn=[1,2,3,4,5];function rn(e,t,n){let r=[...new Set(e.flatMap(({rows:e})=>e.map(({time:e})=>e??``)))].sort(),i=e.map(({rows:e})=>new Map(e.map(e=>[e.time??``,e]))),{kind:a,print:o}=t,s=Xt(r,n).map(({cut:a,...s},c)=>{let l=e.map(({title:e,condition:s},l)=>{let u=i[l]?.get(r[c]??``),d=u?t.of(u):null,f=o(d);if(!u||u.count===0||d===null||t.only&&d===0)return{value:d,text:f};let p=D(n.own,s),m=t.only?D(p,t.only):p;return{value:d,text:f,href:M({filter:m,range:a,order:t.order}),label:`${e}, ${t.title.toLowerCase()} ${f}`}});return{...s,href:null,text:``,marks:l}});return{kind:a,series:e.map(({title:e,isRest:t},n)=>({title:e,colour:t?`other`:nn[n]??`other`})),columns:s,print:t.side}}function an({scope:e,by:t,unit:n,measure:r,rows:i,isComplete:a}){let o=(0,W.useMemo)(()=>i.slice(0,5).flatMap(({group:[e=null],metadata:n})=>{let r=ae(t,{text:e,value:n});return r?[{title:se(t,e),condition:r}]:[]}),[i,t]),s=o.map(({condition:e})=>e),c=!a||i.length>o.length?{not:{or:s}}:null,l=Ut(e,n,s,c),u=C({...l,enabled:o.length>0});if(o.length===0)return null;let d=i.length>5?`, the first 5 and all other`:``;return w(A,{query:u,queryKey:l.queryKey,skeleton:w(p,{height:266}),children:i=>{let a={own:e.of.own,range:e.range,unit:n,zone:e.zone},s=(c?[...o,{title:`other`,condition:c}]:o).map((e,t)=>({...e,rows:i[t]??[],isRest:t===o.length}));return w(K,{title:`${r.title} by ${t.title.toLowerCase()}${d}`,height:190,...rn(s,r,a),mark:e.mark})}})}var X={page:`_page_2y7ly_1`,facts:`_facts_2y7ly_8`,ways:`_ways_2y7ly_22`,moment:`_moment_2y7ly_29`,cards:`_cards_2y7ly_36`,wide:`_wide_2y7ly_54`,ghost:`_ghost_2y7ly_59`,figure:`_figure_2y7ly_66`,three:`_three_2y7ly_106`,breakdown:`_breakdown_2y7ly_112`,list:`_list_2y7ly_128`,choice:`_choice_2y7ly_133`,groups:`_groups_2y7ly_168`,share:`_share_2y7ly_238`,none:`_none_2y7ly_254`,note:`_note_2y7ly_259`,lists:`_lists_2y7ly_268`,cross:`_cross_2y7ly_335`};function on({scope:e,by:t,total:n,measure:r,rows:i}){let a=Math.max(...i.map(e=>e.count),1);return w(re,{label:`By ${t.title}, table`,className:X.groups,children:k(`table`,{children:[w(`thead`,{children:k(`tr`,{children:[w(`th`,{scope:`col`,children:t.title}),Y.slice(0,4).map(e=>w(sn,{measure:e,isOrder:e===r},e.field)),w(`th`,{scope:`col`,children:`p50`}),Y.slice(4).map(e=>w(sn,{measure:e,isOrder:e===r},e.field))]})}),w(`tbody`,{children:i.map(r=>w(cn,{scope:e,by:t,total:n,most:a,row:r},JSON.stringify(r.group)))})]})})}function sn({measure:{field:e,title:t},isOrder:n}){return w(`th`,{scope:`col`,"aria-sort":n?`descending`:void 0,children:k(_,{from:`/overview`,to:`.`,search:t=>({...t,o:e}),resetScroll:!1,children:[t,w(`span`,{"aria-hidden":!0,children:n?` ▾`:``})]})})}function cn({scope:e,by:t,total:n,most:r,row:i}){let[a=null]=i.group,o=se(t,a),s=ae(t,{text:a,value:i.metadata}),c=s&&D(e.of.own,s),l=(t,n)=>c&&M({filter:t?D(c,t):c,range:e.range,order:n}),{previous:u,unpricedCount:f}=i,p=u?.count,[m,h]=[I(i.cost),I(u?.cost)],g=n===null||n===0?null:i.count/n;return k(`tr`,{children:[k(`th`,{scope:`row`,children:[w(Q,{href:l(),children:w(`bdi`,{className:a===null?X.none:void 0,children:w(d,{text:o})})}),w(`span`,{className:X.share,"aria-hidden":!0,children:w(`i`,{style:{width:`${i.count/r*100}%`}})})]}),w(Z,{name:`Calls`,change:N(p,i.count,ye,{calls:p}),more:g!==null&&F(g),children:P(i.count)}),w(Z,{name:`Failed`,change:N(u?.failureRate,i.failureRate,he,{calls:p}),children:i.failedCount>0?w(Q,{href:l(q),children:F(i.failureRate)}):F(i.failureRate)}),w(Z,{name:`Cost`,change:N(h,m,R,{calls:p}),more:f>0&&`${P(f)} not known`,children:w(Q,{href:m===null?null:l(void 0,`-COST`),children:z(m)})}),w(Z,{name:`Tokens`,change:N(u?.totalTokens,i.totalTokens,R,{calls:p}),children:w(`span`,{title:P(i.totalTokens),children:V(i.totalTokens)})}),w(Z,{name:`p50`,change:N(u?.p50,i.p50,ge,{calls:p,percentile:50}),children:j(i.p50)}),w(Z,{name:`p95`,change:N(u?.p95,i.p95,ge,{calls:p,percentile:95}),more:_e(95,i.count)&&`of ${B(i.count)}`,children:w(Q,{href:l(void 0,`-DURATION`),children:j(i.p95)})})]})}function Z({name:e,change:t,more:n,children:r}){return k(`td`,{"data-name":e,children:[k(`span`,{children:[r,n!==void 0&&n!==!1&&k(`small`,{children:[` `,n]})]}),w(ve,{change:t})]})}function Q({href:e,children:t}){return e===null?t:w(`a`,{href:e,children:t})}var ln=[`model`,`tag`,`user`,`kind`,`failure`];function un({scope:e,unit:t,total:n}){let{by:r=`model`,o:i}=s({from:`/overview`}),[a]=Y,o=Y.find(({field:e})=>e===i)??a,c=ne(r)??ne(`model`),l=(0,W.useId)();return!c||!o?null:k(`section`,{className:X.breakdown,"aria-labelledby":l,children:[k(`header`,{children:[k(`h2`,{id:l,children:[`By `,c.key===null?c.title.toLowerCase():c.title]}),w(dn,{scope:e,by:c})]}),w(fn,{scope:e,by:c,unit:t,total:n,measure:o})]})}function dn({scope:e,by:t}){let n=y({from:`/overview`});return k(`nav`,{"aria-label":`Group by`,className:X.choice,children:[ln.map(e=>w(_,{from:`/overview`,to:`.`,search:t=>({...t,by:e}),"aria-current":e===t.name?`true`:void 0,children:ne(e)?.title},e)),w(be,{label:`Group by something else`,filter:e.filter,without:ln,by:t.name,choose:e=>void n({search:t=>({...t,by:e})})})]})}function fn({scope:e,by:t,unit:n,total:r,measure:i}){let a=Ht(e,t,i.field),o=C(a);return w(A,{query:o,queryKey:a.queryKey,skeleton:w(p,{height:620}),children:({rows:a,isComplete:o})=>k(E,{children:[w(an,{scope:e,by:t,unit:n,measure:i,rows:a,isComplete:o}),w(on,{scope:e,by:t,total:r,measure:i,rows:a}),k(`p`,{className:X.note,children:[!o&&`The first ${a.length} by ${i.title.toLowerCase()}. `,t.isList&&`A call may be in several of these, so that they add up to more than all calls.`]})]})})}function pn({scope:e,of:{totals:t,times:n,unit:r,withoutUsage:i}}){let{own:a}=e.of,{range:o,zone:s,mark:c}=e,[l,u,d,f,p]=(0,W.useMemo)(()=>{let e={own:a,range:o,unit:r,zone:s};return[Zt,Qt,$t,en,tn].map(t=>t(n,e))},[n,a,o,r,s]);if(!l||!u||!d||!f||!p)return null;let m=e=>M({filter:e?D(a,e):a,range:o});return k(`div`,{className:X.cards,children:[w(K,{title:`Calls`,mark:c,...l,children:t&&w(hn,{of:t,href:m()})}),w(K,{title:`Failure rate`,mark:c,...u,children:t&&w(gn,{of:t,href:m(q)})}),w(K,{title:`Cost`,mark:c,...d,children:t&&w(_n,{of:t,withoutUsage:i??0,list:m})}),w(K,{title:`Tokens`,mark:c,...f,children:t&&w(vn,{of:t})}),w(`div`,{className:X.wide,children:w(K,{title:`Duration`,mark:c,...p,children:t&&w(bn,{of:t})})})]})}function $({figure:e,change:t,before:n,children:r}){return k(`p`,{className:X.figure,children:[w(`b`,{children:e}),k(`span`,{children:[w(ve,{change:t,...n!==void 0&&{before:n}}),r]})]})}function mn({change:e,children:t}){return k(`small`,{children:[e?.sign===null?`there were`:`from`,` `,t]})}function hn({of:e,href:t}){let{previous:n}=e,r=N(n?.count,e.count,ye,{calls:n?.count});return w($,{figure:w(`a`,{href:t,children:P(e.count)}),change:r,before:P(n?.count),children:n&&w(mn,{change:r,children:P(n.count)})})}function gn({of:e,href:t}){let{previous:n}=e;return w($,{figure:F(e.failureRate),change:N(n?.failureRate,e.failureRate,he,{calls:n?.count}),before:F(n?.failureRate),children:w(`small`,{children:e.failedCount>0?k(`a`,{href:t,children:[P(e.failedCount),` failed`]}):`none failed`})})}function _n({of:e,withoutUsage:t,list:n}){let[r,i]=[I(e.cost),I(e.previous?.cost)],a=Math.max(0,e.unpricedCount-t);return k($,{figure:z(r),change:N(i,r,R,{calls:e.previous?.count}),before:z(i),children:[a>0&&k(`small`,{children:[`without `,k(`a`,{href:n(Kt),children:[B(a),` of no known price`]})]}),t>0&&k(`small`,{children:[`without `,k(`a`,{href:n(Gt),children:[B(t),` that report no usage`]})]})]})}function vn({of:e}){let{totalTokens:t,previous:n}=e,r=N(n?.totalTokens,t,R,{calls:n?.count});return w($,{figure:w(`span`,{title:P(t),children:V(t)}),change:r,before:P(n?.totalTokens),children:n&&w(mn,{change:r,children:V(n.totalTokens)})})}var yn=[[`p50`,50],[`p95`,95],[`p99`,99]];function bn({of:e}){let{previous:t}=e;return k(E,{children:[w(`div`,{className:X.three,children:yn.map(([n,r])=>w($,{figure:k(E,{children:[w(`small`,{children:n}),` `,j(e[n])]}),change:N(t?.[n],e[n],ge,{calls:t?.count,percentile:r}),before:j(t?.[n])},n))}),_e(99,e.count)&&k(`p`,{className:X.note,children:[`Of `,B(e.count),`: p99 of fewer than 100 is what the second slowest took. The slowest took `,j(e.durationMax),`.`]})]})}function xn(e,t,n){return e<(t?.to??n)&&(t?.from==null||e>=t.from)}function Sn({own:e,range:t,now:n,mark:r}){let i=r!==null&&xn(r,t,n)?{from:r,to:t?.to??n}:t,a=i&&h(i);return a&&{a:c(e,a)??{},b:c(e,i)??{}}}function Cn({scope:e}){let{mark:t,damagedMark:n,range:r,of:i}=e,[a,o]=(0,W.useState)(!1);return a?w(wn,{scope:e,close:()=>o(!1)},t):t===null?k(E,{children:[n!==null&&k(f,{text:n,leave:()=>e.setMark(null),children:[`is no moment, so that none is marked. It would be `,w(`code`,{children:`2026-11-18T18:07:00Z`}),`.`]}),w(T,{onPress:()=>o(!0),children:`Mark a moment`})]}):k(`span`,{className:X.moment,children:[w(`span`,{"aria-hidden":!0,children:`▼ `}),`Marked: `,w(S,{at:new Date(t).toISOString()}),!xn(t,r,i.now)&&w(`small`,{children:`outside the range`}),w(T,{onPress:()=>o(!0),children:`Move the mark`}),w(T,{onPress:()=>e.setMark(null),children:`Remove the mark`})]})}function wn({scope:e,close:r}){let i=t(o),[s,c]=(0,W.useState)(a(e.mark??e.of.now,i)),l=n(s,i);return k(`form`,{className:X.moment,"aria-label":`Mark a moment`,onSubmit:t=>{t.preventDefault(),l!==null&&e.setMark(l),r()},children:[k(`label`,{children:[`Moment, in `,ie(i),` `,w(`input`,{type:`datetime-local`,step:1,value:s,onChange:({currentTarget:e})=>c(e.value)})]}),w(te,{text:s,zone:i}),w(T,{type:`submit`,isDisabled:l===null,children:`Mark it`}),w(T,{onPress:r,children:`Leave it`})]})}var Tn=`-7d`;function En(){let n=e(`/overview`,Tn),r=t(o),{mark:i}=s({from:`/overview`}),a=y({from:`/overview`});return(0,W.useMemo)(()=>{let e={...n,setRange:e=>n.setRange(e??`..`),clear:()=>void a({search:e=>de({...e,f:void 0,r:`..`})})},t=i===void 0?null:v(i),o=e.range&&l(e.range,e.now),s=o?.from!=null;return{of:e,range:o,filter:c(e.own,o),hasBefore:s,zone:ie(r),before:s?Dn(e.rangeText):null,mark:t,damagedMark:t===null?i??null:null,setMark:e=>{let t=e===null?void 0:new Date(e).toISOString();a({search:e=>de({...e,mark:t})})}}},[n,r,i,a])}function Dn(e){let t=e===void 0?null:fe(e);return t?t.replace(`Last`,`the`).toLowerCase()+` before`:`the range before, as long`}function On({scope:{of:e}}){let t=C({...Yt(),enabled:e.own===void 0});return e.own===void 0?t.data===!1?w(g,{}):w(r,{title:`No calls in this range`,children:k(`p`,{children:[e.range&&w(T,{onPress:()=>e.setRange(`..`),children:`Look at all time`}),` `,w(_,{to:`/completions`,children:`All completions`})]})}):w(ke,{of:e,what:`completion`,language:ee,within:c,countOf:e=>i.query(Oe(e))})}function kn({scope:e,all:t}){let n=qt(e),r=C(n),i=(0,W.useId)(),a=M({filter:D(e.of.own,q),range:e.range});return k(`section`,{className:X.list,"aria-labelledby":i,children:[k(`header`,{children:[w(`h2`,{id:i,children:`Newest failures`}),k(`a`,{href:a,children:[`All `,t===null?``:P(t)]})]}),w(A,{query:r,queryKey:n.queryKey,skeleton:w(p,{height:300}),children:e=>w(`ul`,{children:e.map(({id:e,createdAt:t,model:n,failureKind:r,failureReason:i})=>k(`li`,{children:[k(`a`,{href:`#/completions/${encodeURIComponent(e)}`,children:[k(`span`,{children:[k(`span`,{"aria-hidden":!0,className:X.cross,children:[`✕`,` `]}),w(`bdi`,{children:w(d,{text:r??`failed`})})]}),w(`small`,{children:w(S,{at:t})})]}),k(`p`,{title:i??void 0,children:[n!==null&&w(`bdi`,{children:w(d,{text:n})}),n!==null&&i!==null&&` · `,w(`bdi`,{children:w(d,{text:i??``})})]})]},e))})})]})}function An(){let e=Jt(),t=C(e),n=(0,W.useId)();return k(`section`,{className:X.list,"aria-labelledby":n,children:[k(`header`,{children:[w(`h2`,{id:n,children:`Left to be graded`}),w(`a`,{href:`#/tasks`,children:`All tasks`})]}),w(A,{query:t,queryKey:e.queryKey,skeleton:w(p,{height:300}),children:({nodes:e})=>e.length===0?w(`p`,{children:`There is no task yet.`}):w(`ul`,{children:e.map(e=>k(`li`,{children:[k(`a`,{href:M({filter:{ungradedForTask:e.id}}),children:[w(`span`,{children:w(`bdi`,{children:w(d,{text:e.name||e.id})})}),e.progress&&k(`b`,{children:[Ae(e.progress),` left`]})]}),k(`p`,{children:[e.progress&&k(E,{children:[oe(e.progress.lastDay,`grade`),` in the last day · `]}),w(`a`,{href:`#/grade/${encodeURIComponent(e.id)}`,children:`grade`}),` ·`,` `,w(`a`,{href:`#/tasks/${encodeURIComponent(e.id)}`,children:`task`})]})]},e.id))})})]})}function jn(){let e=En(),t=Bt(e),n=C(t),{renew:r}=e.of,i=(0,W.useMemo)(()=>()=>{r(),n.refetch()},[r,n.refetch]);return ue((0,W.useMemo)(()=>[{id:`overview:new`,title:`Count anew`,group:`Overview`,keys:[`.`],run:i}],[i])),w(u,{title:`Overview`,children:k(`div`,{className:X.page,children:[w(m,{of:e.of}),w(A,{query:n,queryKey:t.queryKey,skeleton:w(Nn,{}),children:t=>k(E,{children:[w(Mn,{scope:e,of:t,reload:i}),w(pe,{errors:t.errors,retry:()=>void n.refetch()}),t.totals?.count===0?w(On,{scope:e}):w(pn,{scope:e,of:t}),k(`div`,{className:X.lists,children:[(t.totals?.failedCount??0)>0&&w(kn,{scope:e,all:t.totals?.failedCount??null}),w(An,{})]}),t.totals?.count!==0&&w(un,{scope:e,unit:t.unit,total:t.totals?.count??null})]})})]})})}function Mn({scope:e,of:{asOf:t,building:n},reload:r}){let{of:i,range:a,before:o,mark:s}=e,c=Sn({own:i.own,range:a,now:i.now,mark:s}),l=s!==null&&xn(s,a,i.now),u=e=>new Date(e).toISOString();return k(`div`,{className:X.facts,children:[k(`p`,{children:[a?.from!=null&&a.to!==null?k(E,{children:[w(S,{at:u(a.from)}),` – `,w(S,{at:u(a.to)})]}):`All time`,o!==null&&k(E,{children:[` · compared with `,o]}),t!==``&&k(E,{children:[` `,`· counted up to `,w(S,{at:t})]})]}),n!==null&&k(`p`,{role:`status`,children:[`◐ The index is being built (`,Math.floor(n*100),` %): until it is, figures may be of a part of the calls.`]}),k(`span`,{className:X.ways,children:[w(Cn,{scope:e}),w(T,{onPress:r,children:`Count anew`}),c&&w(_,{to:`/compare`,search:{a:c.a,b:c.b},children:l?`What has changed since the mark?`:`What has changed since?`})]})]})}function Nn(){return w(`div`,{className:X.cards,children:[1,2,3,4,5].map(e=>w(`span`,{className:X.ghost},e))})}export{jn as Overview};